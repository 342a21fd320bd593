/** What occupies resources: reading for slots, and the jobs around one visit. Every read is a range of the index `booking_occupied`. */
import type { Occupied } from '../../../domain/booking/model.ts';
import type { Job } from '../../../domain/booking/neighbours.ts';
import type { AppDatabase } from '../database.ts';
import type { BookingSeals } from './sealing.ts';

/** A blocked interval is at most so long: a constraint of the table. */
export const longestBlockedMs = 3 * 86_400_000;

/** In the words of the index, which serves no others. */
export const occupies = `state in ('held', 'requested', 'confirmed', 'on-the-way', 'in-service')`;
const columns =
  'id, resource, start_ms, end_ms, blocked_start_ms, blocked_end_ms, door, held_until_ms';
const times = 'rowid, start_ms, end_ms, blocked_start_ms, blocked_end_ms, held_until_ms';
/** As `times` says; numbers alone, which cost next to nothing. */
type Times = [
  row: number,
  startMs: number,
  endMs: number,
  blockedStartMs: number,
  blockedEndMs: number,
  heldUntilMs: number | null,
];
const notIgnored = 'rowid is not (select rowid from booking where id = @ignored)';
// A lapsed hold is nobody's, though its row waits for the next writer to say so.
const lives = '(held_until_ms is null or held_until_ms > @nowMs)';

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
  private readonly near;
  private readonly named;
  private readonly lapsed;

  constructor({ raw }: AppDatabase, seals: BookingSeals) {
    this.seals = seals;
    this.window = raw.prepare(
      `select ${columns} from booking where resource = ? and ${occupies}
       and blocked_start_ms > ? and blocked_start_ms < ? and blocked_end_ms > ? order by blocked_start_ms`,
    );
    this.near = raw
      .prepare(
        `select ${times} from booking where resource = @resource and ${occupies}
         and blocked_start_ms > @fromMs - ${longestBlockedMs} and blocked_start_ms < @toMs and blocked_end_ms > @fromMs
         and ${lives} and ${notIgnored} order by blocked_start_ms`,
      )
      .raw();
    this.named = raw.prepare('select id, door from booking where rowid = ?');
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
   * The jobs that the neighbour rule can ask about: the last that is blocked from before the start, and the first from after it. Bookings
   * do not overlap, so all others lie behind these; and where the former begins later, with a long buffer before it, nothing fits anyway.
   * @param ignored a booking that is to be moved
   * @param restGapMs from this gap on, two jobs do not concern each other, and are left out
   */
  around(
    resource: string,
    job: Job,
    { nowMs, ignored, restGapMs }: { nowMs: number; ignored: string | null; restGapMs: number },
  ): Occupied[] {
    // One range: two questions for one row each would cost twice as much.
    const rows = this.near.all({
      resource,
      fromMs: Math.min(job.blockedStartMs, job.startMs - restGapMs),
      toMs: Math.max(job.blockedEndMs, job.endMs + restGapMs),
      nowMs,
      ignored,
    }) as Times[];
    const next = rows.findIndex(([, , , blockedStartMs]) => blockedStartMs > job.startMs);
    const middle = next < 0 ? rows.length : next;
    return rows
      .slice(Math.max(0, middle - 1), middle + 1)
      .filter(
        ([, startMs, endMs, blockedStartMs, blockedEndMs]) =>
          (blockedEndMs > job.blockedStartMs || endMs + restGapMs > job.startMs) &&
          (blockedStartMs < job.blockedEndMs || job.endMs + restGapMs > startMs),
      )
      .map(([row, startMs, endMs, blockedStartMs, blockedEndMs, heldUntilMs]) => {
        const { id, door } = this.named.get(row) as Pick<Row, 'id' | 'door'>;
        return {
          booking: id,
          resource,
          startMs,
          endMs,
          blockedStartMs,
          blockedEndMs,
          door: this.seals.door({ id, door }),
          heldUntilMs,
        };
      });
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
