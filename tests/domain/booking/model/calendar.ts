/** A calendar of bookings as the model drives it. The rules stand behind it in memory here; whatever keeps the same promises can take its place. */
import type { Position } from '../../../../server/geo/position.ts';
import type {
  Absence,
  BookingState,
  Interval,
  Offering,
  Resource,
  Suspension,
} from '../../../../server/domain/booking/model.ts';
import type { SlotDay } from '../../../../server/domain/booking/slots.ts';
import type { BookingEvent, By, Need } from '../../../../server/domain/booking/states.ts';

/** Who offers what with whom; it does not change while a calendar is driven. */
export interface Shop {
  /** Monday's midnight, when everything starts. */
  startMs: number;
  offerings: Offering[];
  resources: Resource[];
  /** Where everybody lives. */
  area: string;
}

export interface Ask {
  resident: string;
  offering: string;
  door: Position | null;
  startMs: number;
  resource: string | null;
}

export interface Given {
  needs: readonly Need[];
  startMs?: number;
  resource?: string;
  door?: Position | null;
}

export type Answer = { ok: true; booking: string } | { ok: false; reason: string };

export interface Row extends Interval {
  id: string;
  resident: string;
  offering: string;
  resource: string;
  blockedStartMs: number;
  blockedEndMs: number;
  door: Position | null;
  state: BookingState;
  enteredMs: number;
  heldUntilMs: number | null;
  extensions: number;
}

/** What happened: the row as it was left, and by what. */
export interface EventRow {
  booking: string;
  atMs: number;
  event: BookingEvent;
  by: By;
  needs: readonly Need[];
  from: BookingState | null;
  after: Row;
}

export interface Snapshot {
  nowMs: number;
  shop: Shop;
  rows: Row[];
  events: EventRow[];
  absences: Absence[];
  suspensions: Suspension[];
}

export interface Calendar {
  book(ask: Ask, event: 'hold' | 'request' | 'confirm', by: By): Answer;
  act(booking: string, event: BookingEvent, by: By, given: Given): Answer;
  leave(resource: string, interval: Interval): void;
  /** Suspends everybody's visits and calls off those that would lie in that time. */
  suspend(interval: Interval): void;
  pass(minutes: number): void;
  /** What happens by itself. */
  work(): void;
  slots(offering: string, door: Position | null, days: number, ignored: string | null): SlotDay[];
  snapshot(): Snapshot;
}
