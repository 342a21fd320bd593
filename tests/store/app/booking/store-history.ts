/** Bookings and their events as the tables have them, read without the repositories, in the names of the shop. */
import type Database from 'better-sqlite3';
import type { BookingState } from '../../../../server/domain/booking/model.ts';
import type { BookingEvent, By } from '../../../../server/domain/booking/states.ts';
import type { BookingSeals } from '../../../../server/store/app/booking/sealing.ts';
import { allNeeds } from '../../../domain/booking/model/commands.ts';
import type { EventRow, Row, Snapshot } from '../../../domain/booking/model/calendar.ts';

interface Stored {
  id: string;
  booked_by: string;
  offering: string;
  resource: string;
  start_ms: number;
  end_ms: number;
  blocked_start_ms: number;
  blocked_end_ms: number;
  door: string | null;
  state: BookingState;
  version: number;
  entered_ms: number;
  held_until_ms: number | null;
  hold_extensions: number;
}

interface StoredEvent {
  booking: string;
  version: number;
  at_ms: number;
  event: BookingEvent;
  by: By;
  from_state: BookingState | null;
  to_state: BookingState;
}

interface Names {
  resource: ReadonlyMap<string, string>;
  offering: ReadonlyMap<string, string>;
}

export class StoreHistory {
  private readonly rows;
  private readonly events;
  private readonly seals: BookingSeals;
  private readonly names: Names;
  /** Each row as it was when its version was seen first: without an event nothing of it may change. */
  private readonly seen = new Map<string, Row>();

  constructor(raw: Database.Database, seals: BookingSeals, names: Names) {
    this.rows = raw.prepare('SELECT * FROM booking ORDER BY rowid');
    this.events = raw.prepare('SELECT * FROM booking_event ORDER BY number');
    this.seals = seals;
    this.names = names;
  }

  read(nowMs: number): Pick<Snapshot, 'rows' | 'events'> {
    const stored = this.rows.all() as Stored[];
    const events = this.events.all() as StoredEvent[];
    const rows = new Map(stored.map((row) => [row.id, this.row(row)]));
    const versions = new Map(stored.map(({ id, version }) => [id, version]));
    const told = events.map((one): EventRow => {
      const isLast = one.version === versions.get(one.booking);
      const after = { ...rows.get(one.booking)!, state: one.to_state };
      return {
        booking: one.booking,
        atMs: one.at_ms,
        event: one.event,
        by: one.by,
        // They are not kept; the repositories' own tests ask for them.
        needs: allNeeds,
        from: one.from_state,
        after: isLast ? this.firstSeen(`${one.booking} ${one.version}`, after) : after,
      };
    });
    // A hold that is over is nobody's, though its row waits for the next writer to say so.
    for (const [id, row] of rows)
      if (row.heldUntilMs !== null && row.heldUntilMs <= nowMs) {
        const atMs = row.heldUntilMs;
        const after: Row = { ...row, state: 'expired', heldUntilMs: null };
        rows.set(id, after);
        told.push({
          booking: id,
          atMs,
          event: 'lapse',
          by: 'system',
          needs: [],
          from: row.state,
          after,
        });
      }
    return { rows: [...rows.values()], events: told };
  }

  private firstSeen(version: string, row: Row): Row {
    const known = this.seen.get(version);
    if (known) return known;
    this.seen.set(version, row);
    return row;
  }

  private row(stored: Stored): Row {
    return {
      id: stored.id,
      resident: stored.booked_by,
      offering: this.names.offering.get(stored.offering)!,
      resource: this.names.resource.get(stored.resource)!,
      startMs: stored.start_ms,
      endMs: stored.end_ms,
      blockedStartMs: stored.blocked_start_ms,
      blockedEndMs: stored.blocked_end_ms,
      door: this.seals.door(stored),
      state: stored.state,
      enteredMs: stored.entered_ms,
      heldUntilMs: stored.held_until_ms,
      extensions: stored.hold_extensions,
    };
  }
}
