import type { Position } from '../../../../server/geo/position.ts';
import { extendedHold, isLive, newHold } from '../../../../server/domain/booking/holds.ts';
import type { SlotQuestion } from '../../../../server/domain/booking/lanes.ts';
import { occupyingStates, type Interval } from '../../../../server/domain/booking/model.ts';
import { chooseResource, type Wish } from '../../../../server/domain/booking/placement.ts';
import { slots } from '../../../../server/domain/booking/slots.ts';
import {
  lapseOf,
  next,
  type BookingEvent,
  type By,
} from '../../../../server/domain/booking/states.ts';
import { mayNow } from '../../../../server/domain/booking/terms.ts';
import { norms } from '../published-norms.ts';
import { alongTheLine, shanghai } from '../world.ts';
import type { Answer, Ask, Calendar, EventRow, Given, Row, Shop, Snapshot } from './calendar.ts';

const dayMs = 86_400_000;
const world = { local: shanghai, travel: alongTheLine, restGapMs: norms.restGapMs };
const no = (reason: string): Answer => ({ ok: false, reason });

/** The rules over arrays. Each write is whole or leaves everything as it was. */
export class MemoryCalendar implements Calendar {
  private readonly state: Snapshot;
  private readonly proposals = new Map<string, { by: By; startMs: number }>();

  constructor(shop: Shop) {
    this.state = {
      nowMs: shop.startMs,
      shop,
      rows: [],
      events: [],
      absences: [],
      suspensions: [],
    };
  }

  book(ask: Ask, event: 'hold' | 'request' | 'confirm', by: By): Answer {
    this.expireHolds();
    const { nowMs } = this.state;
    const step = next(null, event, by);
    if (!step.ok) return no(step.reason);
    const live = this.state.rows.filter(
      (row) => row.state === 'held' && row.resident === ask.resident,
    );
    const hold = event === 'hold' ? newHold(live.length, norms, nowMs) : null;
    if (hold && !hold.ok) return no(hold.reason);
    const choice = this.choose(ask.offering, ask.door, null, { ...ask, keepsTime: false });
    if (!choice.ok) return no(choice.reason);
    const row: Row = {
      ...choice.job,
      id: `b${this.state.rows.length}`,
      resident: ask.resident,
      offering: ask.offering,
      resource: choice.resource,
      door: ask.door,
      state: step.to,
      enteredMs: nowMs,
      heldUntilMs: hold ? hold.heldUntilMs : null,
      extensions: 0,
    };
    this.state.rows.push(row);
    this.note(row, null, event, by, []);
    return { ok: true, booking: row.id };
  }

  act(booking: string, event: BookingEvent, by: By, given: Given): Answer {
    this.expireHolds();
    const row = this.state.rows.find(({ id }) => id === booking);
    if (!row) return no('no-such-booking');
    const step = next(row.state, event, by, given.needs);
    if (!step.ok) return no(step.reason);
    const offering = this.offering(row.offering);
    const terms = mayNow(event, by, row, offering, norms, this.state.nowMs);
    if (!terms.ok) return no(terms.reason);
    const changed = this.changed(row, event, by, given);
    if (!changed.ok) return changed;
    const heldUntilMs = step.to === 'held' ? changed.row.heldUntilMs : null;
    const enteredMs = step.to === row.state ? row.enteredMs : this.state.nowMs;
    this.replace({ ...changed.row, state: step.to, heldUntilMs, enteredMs }, event, by, given);
    return { ok: true, booking };
  }

  leave(resource: string, interval: Interval): void {
    const id = `l${this.state.absences.length}`;
    this.state.absences.push({ id, resource, ...interval });
  }

  suspend(interval: Interval): void {
    const { area } = this.state.shop;
    this.state.suspensions.push({ id: 's', area, reason: 'typhoon', ...interval });
    for (const { id, startMs, endMs } of this.state.rows.slice())
      if (startMs < interval.endMs && interval.startMs < endMs)
        this.act(id, 'cancel', 'office', { needs: ['reason'] });
  }

  pass(minutes: number): void {
    this.state.nowMs += minutes * 60_000;
  }

  work(): void {
    for (const row of this.state.rows.slice()) {
      const lapse = lapseOf(row, norms);
      if (lapse && lapse.atMs <= this.state.nowMs)
        this.act(row.id, 'lapse', 'system', { needs: [] });
    }
  }

  slots(offering: string, door: Position | null, days: number, ignored: string | null) {
    const { nowMs } = this.state;
    const question = this.question(offering, door, ignored);
    const toMs = nowMs + days * dayMs;
    return slots({ ...question, toMs, knownUntilMs: toMs }, world);
  }

  snapshot(): Snapshot {
    return structuredClone(this.state);
  }

  /** The row as the event leaves it, but for its state. */
  private changed(
    row: Row,
    event: BookingEvent,
    by: By,
    given: Given,
  ): { ok: true; row: Row } | Extract<Answer, { ok: false }> {
    const door = event === 'change-door' ? given.door! : row.door;
    const placed = (wish: Wish) => {
      const choice = this.choose(row.offering, door, row.id, wish);
      return choice.ok
        ? { ok: true as const, row: { ...row, ...choice.job, door, resource: choice.resource } }
        : { ok: false as const, reason: choice.reason };
    };
    switch (event) {
      case 'extend': {
        const hold = extendedHold(
          { ...row, heldUntilMs: row.heldUntilMs! },
          norms,
          this.state.nowMs,
        );
        if (!hold.ok) return { ok: false, reason: hold.reason };
        const { heldUntilMs } = hold;
        return { ok: true, row: { ...row, heldUntilMs, extensions: row.extensions + 1 } };
      }
      case 'move':
        return placed({ startMs: given.startMs!, resource: null, keepsTime: false });
      case 'reassign':
        return placed({ startMs: row.startMs, resource: given.resource!, keepsTime: true });
      case 'change-door':
        return placed({ startMs: row.startMs, resource: row.resource, keepsTime: true });
      case 'propose':
        this.proposals.set(row.id, { by, startMs: given.startMs! });
        return { ok: true, row };
      case 'agree': {
        const proposal = this.proposals.get(row.id);
        const isOther = proposal && (proposal.by === 'provider') !== (by === 'provider');
        if (!isOther) return { ok: false, reason: 'no-proposal' };
        return placed({ startMs: proposal.startMs, resource: null, keepsTime: false });
      }
      default:
        return { ok: true, row };
    }
  }

  /** What the write transaction does first: a hold that is over stands in nobody's way. */
  private expireHolds(): void {
    for (const row of this.state.rows.slice())
      if (row.state === 'held' && !isLive(row.heldUntilMs!, this.state.nowMs))
        this.replace(
          { ...row, state: 'expired', heldUntilMs: null, enteredMs: this.state.nowMs },
          'lapse',
          'system',
          { needs: [] },
        );
  }

  private replace(row: Row, event: BookingEvent, by: By, { needs }: Given): void {
    const index = this.state.rows.findIndex(({ id }) => id === row.id);
    const from = this.state.rows[index]!.state;
    this.state.rows[index] = row;
    this.note(row, from, event, by, needs);
  }

  private note(
    row: Row,
    from: Row['state'] | null,
    event: BookingEvent,
    by: By,
    needs: EventRow['needs'],
  ): void {
    const atMs = this.state.nowMs;
    this.state.events.push({ booking: row.id, atMs, event, by, needs, from, after: { ...row } });
  }

  private offering(id: string) {
    return this.state.shop.offerings.find((one) => one.id === id)!;
  }

  private choose(offering: string, door: Position | null, ignored: string | null, wish: Wish) {
    return chooseResource(this.question(offering, door, ignored), world, wish);
  }

  private question(id: string, door: Position | null, ignored: string | null): SlotQuestion {
    const { nowMs, shop, rows, absences, suspensions } = this.state;
    const offering = this.offering(id);
    const occupying = new Set<string>(occupyingStates);
    return {
      offering,
      durationMinutes: offering.durationsMinutes[0]!,
      resources: shop.resources,
      occupied: rows
        .filter(({ state }) => occupying.has(state))
        .map((row) => ({ ...row, booking: row.id })),
      absences,
      suspensions,
      door,
      area: shop.area,
      fromMs: nowMs,
      toMs: nowMs,
      knownUntilMs: nowMs,
      nowMs,
      ignoredBooking: ignored,
    };
  }
}
