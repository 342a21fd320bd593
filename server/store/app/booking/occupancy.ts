/** What occupies resources: reading for slots, and the jobs around one visit. Every read is a range of the index `booking_occupied`. */
import type { Occupied } from '../../../domain/booking/model.ts';
import type { AppDatabase } from '../database.ts';
import type { BookingSeals } from './sealing.ts';

/** A blocked interval is at most so long: a constraint of the table. */
const longestBlockedMs = 3 * 86_400_000;

const occupies = `state in ('held', 'requested', 'confirmed', 'on-the-way', 'in-service')`;
const columns =
  'id, resource, start_ms, end_ms, blocked_start_ms, blocked_end_ms, door, held_until_ms';
// A lapsed hold is nobody's, though its row waits for the next writer to say so.
const lives = '(held_until_ms is null or held_until_ms > ?)';

interface Row {
  id: string;
  resource: string;
  start_ms: number;
  end_ms: number;
  blocked_start_ms: number;
  blocked_end_ms: number;
  door: string | null;
  held_until_ms: number | null;
}

export class Occupancy {
  private readonly seals: BookingSeals;
  private readonly window;
  private readonly earlier;
  private readonly later;
  private readonly lapsed;

  constructor({ raw }: AppDatabase, seals: BookingSeals) {
    this.seals = seals;
    this.window = raw.prepare(
      `select ${columns} from booking where resource = ? and ${occupies}
       and blocked_start_ms > ? and blocked_start_ms < ? and blocked_end_ms > ? order by blocked_start_ms`,
    );
    this.earlier = raw.prepare(
      `select ${columns} from booking where resource = ? and ${occupies}
       and blocked_start_ms <= ? and ${lives} and id is not ? order by blocked_start_ms desc limit 2`,
    );
    this.later = raw.prepare(
      `select ${columns} from booking where resource = ? and ${occupies}
       and blocked_start_ms > ? and ${lives} and id is not ? order by blocked_start_ms limit 1`,
    );
    this.lapsed = raw
      .prepare(
        `select id from booking where resource = ? and ${occupies} and state = 'held'
         and blocked_start_ms > ? and blocked_start_ms < ? and blocked_end_ms > ? and held_until_ms <= ?`,
      )
      .pluck();
  }

  /** What meets the window, resource by resource in order of time; lapsed holds included, which tell by `heldUntilMs`. */
  busy(resources: readonly string[], fromMs: number, toMs: number): Occupied[] {
    const found: Occupied[] = [];
    for (const resource of resources)
      for (const row of this.window.all(resource, fromMs - longestBlockedMs, toMs, fromMs))
        found.push(this.occupied(row as Row));
    return found;
  }

  /**
   * The jobs that the neighbour rule can ask about: the last two that are blocked from before the start (the later of them may be the
   * next visit, with a long buffer) and the first one after it. Bookings do not overlap, so all others lie behind these.
   * @param ignored a booking that is to be moved
   */
  around(resource: string, startMs: number, nowMs: number, ignored: string | null): Occupied[] {
    const before = this.earlier.all(resource, startMs, nowMs, ignored) as Row[];
    const after = this.later.all(resource, startMs, nowMs, ignored) as Row[];
    return [...before.reverse(), ...after].map((row) => this.occupied(row));
  }

  /** Holds that lapsed and still lie where somebody wants to book. */
  lapsedIn(resource: string, fromMs: number, toMs: number, nowMs: number): string[] {
    return this.lapsed.all(resource, fromMs - longestBlockedMs, toMs, fromMs, nowMs) as string[];
  }

  private occupied(row: Row): Occupied {
    return {
      booking: row.id,
      resource: row.resource,
      startMs: row.start_ms,
      endMs: row.end_ms,
      blockedStartMs: row.blocked_start_ms,
      blockedEndMs: row.blocked_end_ms,
      door: this.seals.door(row),
      heldUntilMs: row.held_until_ms,
    };
  }
}
