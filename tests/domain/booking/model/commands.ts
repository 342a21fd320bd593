/** What people, offices and time do to a calendar, and what each of it must answer. */
import assert from 'node:assert/strict';
import type fc from 'fast-check';
import type { Position } from '../../../../server/geo/position.ts';
import {
  eventsFor,
  next,
  type BookingEvent,
  type By,
  type Need,
} from '../../../../server/domain/booking/states.ts';
import { door } from '../world.ts';
import type { Answer, Calendar, Row, Shop } from './calendar.ts';
import { violations } from './invariants.ts';
import { whoCould } from './oracle.ts';
import { dayMs, minuteMs, pickBooking, placeOf, rowOf, startOf, type Pick } from './picks.ts';

/** How many bookings were acknowledged, and how often each thing happened, so that a test can tell that it was about something. */
export interface Model {
  shop: Shop;
  made: number;
  seen: Map<string, number>;
}

export type Command = fc.Command<Model, Calendar>;

export const allNeeds: readonly Need[] = [
  'reason',
  'code',
  'absent',
  'outcome',
  'proposal',
  'time',
  'door',
  'resource',
];

abstract class Step implements Command {
  abstract check(model: Readonly<Model>): boolean;
  abstract does(model: Model, calendar: Calendar): void;
  abstract toString(): string;

  run(model: Model, calendar: Calendar): void {
    this.does(model, calendar);
    const snapshot = calendar.snapshot();
    assert.deepEqual(violations(snapshot), []);
    // Nothing acknowledged is ever lost, and nothing is made twice.
    assert.equal(snapshot.rows.length, model.made);
  }
}

function count(model: Model, what: string, answer: Answer): void {
  const key = answer.ok ? what : answer.reason;
  model.seen.set(key, (model.seen.get(key) ?? 0) + 1);
}

export class Book extends Step {
  constructor(
    readonly offering: number,
    readonly resident: string,
    readonly home: Position,
    readonly pick: Pick,
    readonly event: 'hold' | 'request' | 'confirm',
    readonly by: By,
  ) {
    super();
  }

  check = () => true;

  does(model: Model, calendar: Calendar): void {
    const { id, place } = placeOf(model.shop, this.offering, this.home);
    const startMs = startOf(calendar, this.pick, id, place, null);
    const before = calendar.snapshot();
    const answer = calendar.book(
      { resident: this.resident, offering: id, door: place, startMs, resource: null },
      this.event,
      this.by,
    );
    count(model, this.event, answer);
    if (answer.ok) model.made++;
    const could = whoCould(before, { offering: id, door: place, startMs, instead: null });
    if (answer.ok) assert.ok(could.includes(rowOf(calendar, answer.booking).resource));
    else if (answer.reason !== 'too-many-holds' && answer.reason !== 'not-yours')
      assert.deepEqual([answer.reason, could], [answer.reason, []]);
  }

  toString = () => `${this.by} ${this.event} ${this.offering} ${JSON.stringify(this.pick)}`;
}

export class Act extends Step {
  constructor(
    /** A number: some booking. */
    readonly booking: number | string,
    /** A number: of the events that the table has for them now. */
    readonly chosen: BookingEvent | number,
    readonly by: By,
    readonly needs: readonly Need[],
    readonly pick: Pick,
    readonly resource: number,
    readonly home: Position,
  ) {
    super();
  }

  check = (model: Readonly<Model>) => model.made > 0;

  does(model: Model, calendar: Calendar): void {
    const id =
      typeof this.booking === 'string' ? this.booking : pickBooking(calendar, this.booking);
    const row = rowOf(calendar, id);
    const startMs = startOf(calendar, this.pick, row.offering, row.door, row.id);
    const resources = model.shop.resources.filter(({ offerings }) =>
      offerings.includes(row.offering),
    );
    const event = this.eventOn(row);
    const before = calendar.snapshot();
    const answer = calendar.act(id, event, this.by, {
      needs: this.needs,
      startMs,
      resource: resources[this.resource % resources.length]!.id,
      door: row.door === null ? null : this.home,
    });
    count(model, event, answer);
    const after = rowOf(calendar, id);
    if (answer.ok)
      assert.deepEqual(next(row.state, event, this.by, this.needs), {
        ok: true,
        to: after.state,
      });
    else if (after.state !== 'expired') assert.deepEqual(after, row);
    if (event !== 'move') return;
    const could = whoCould(before, { ...row, startMs, instead: id });
    if (answer.ok) {
      assert.deepEqual([after.startMs, could.includes(after.resource)], [startMs, true]);
    } else if (['taken', 'too-far', 'leave', 'not-working', 'suspended'].includes(answer.reason)) {
      // The old time stays until the new one is won.
      assert.deepEqual([answer.reason, could], [answer.reason, []]);
    }
  }

  private eventOn({ state }: Row): BookingEvent {
    if (typeof this.chosen !== 'number') return this.chosen;
    const possible = eventsFor(state, this.by).filter((event) => event !== 'lapse');
    return possible[this.chosen % (possible.length || 1)] ?? 'cancel';
  }

  toString = () => `${this.by} ${this.chosen} b${this.booking} with ${this.needs.join()}`;
}

/** One side proposes another time, the other takes it. */
export class Negotiate extends Step {
  constructor(
    readonly booking: number,
    readonly pick: Pick,
    readonly proposer: By,
  ) {
    super();
  }

  check = (model: Readonly<Model>) => model.made > 0;

  does(model: Model, calendar: Calendar): void {
    const other = this.proposer === 'provider' ? 'resident' : 'provider';
    const id = pickBooking(calendar, this.booking);
    const step = (event: BookingEvent, by: By) =>
      new Act(id, event, by, allNeeds, this.pick, 0, door(0)).does(model, calendar);
    step('propose', this.proposer);
    step('agree', this.proposer);
    step('agree', other);
  }

  toString = () => `${this.proposer} proposes another time for b${this.booking}`;
}

/** The provider goes there when it is time, and the office calls back. */
export class Visit extends Step {
  constructor(readonly booking: number) {
    super();
  }

  check = (model: Readonly<Model>) => model.made > 0;

  does(model: Model, calendar: Calendar): void {
    const { id, startMs } = rowOf(calendar, pickBooking(calendar, this.booking));
    const minutes = (startMs - calendar.snapshot().nowMs) / minuteMs - 60;
    calendar.pass(Math.max(0, Math.min(minutes, 1440)));
    const step = (event: BookingEvent, by: By) =>
      new Act(id, event, by, allNeeds, { how: 'any', quarter: 0 }, 0, door(0)).does(
        model,
        calendar,
      );
    step('accept', 'provider');
    step('set-out', 'provider');
    calendar.pass(60);
    step('start', 'provider');
    step('finish', 'provider');
    step('follow-up', 'office');
  }

  toString = () => `the visit b${this.booking}`;
}

export class Leave extends Step {
  constructor(
    readonly resource: number,
    readonly quarter: number,
    readonly quarters: number,
  ) {
    super();
  }

  check = () => true;

  does(model: Model, calendar: Calendar): void {
    const { resources } = model.shop;
    calendar.leave(resources[this.resource % resources.length]!.id, spanOf(calendar, this));
    count(model, 'leave taken', { ok: true, booking: '' });
  }

  toString = () => `leave of ${this.resource} from ${this.quarter} for ${this.quarters}`;
}

export class Suspend extends Step {
  constructor(
    readonly quarter: number,
    readonly quarters: number,
  ) {
    super();
  }

  check = () => true;

  does(_model: Model, calendar: Calendar): void {
    const span = spanOf(calendar, this);
    calendar.suspend(span);
    const { rows } = calendar.snapshot();
    const meant = rows.filter(
      ({ state, startMs, endMs }) =>
        ['requested', 'confirmed', 'on-the-way'].includes(state) &&
        startMs < span.endMs &&
        span.startMs < endMs,
    );
    assert.deepEqual(meant, []);
  }

  toString = () => `suspend from ${this.quarter} for ${this.quarters}`;
}

export class Pass extends Step {
  constructor(
    readonly minutes: number,
    readonly works: boolean,
  ) {
    super();
  }

  check = () => true;

  does(_model: Model, calendar: Calendar): void {
    calendar.pass(this.minutes);
    if (this.works) calendar.work();
  }

  toString = () => `${this.minutes} minutes pass${this.works ? ' and the worker runs' : ''}`;
}

/** What is offered is what the long way round finds, start by start. */
export class Look extends Step {
  constructor(
    readonly offering: number,
    readonly home: Position,
  ) {
    super();
  }

  check = () => true;

  does(model: Model, calendar: Calendar): void {
    const { id, place } = placeOf(model.shop, this.offering, this.home);
    const snapshot = calendar.snapshot();
    const offered = calendar
      .slots(id, place, 1, null)
      .flatMap(({ starts }) => starts.map(({ startMs, resources }) => [startMs, ...resources]));
    const found: unknown[] = [];
    const first = Math.ceil(snapshot.nowMs / (15 * minuteMs)) * 15 * minuteMs;
    for (let t = first; t < snapshot.nowMs + dayMs; t += 15 * minuteMs) {
      const could = whoCould(snapshot, { offering: id, door: place, startMs: t, instead: null });
      if (could.length > 0) found.push([t, ...could]);
    }
    assert.deepEqual(offered, found);
    count(model, 'looked', { ok: true, booking: '' });
  }

  toString = () => `look for ${this.offering}`;
}

function spanOf(calendar: Calendar, { quarter, quarters }: { quarter: number; quarters: number }) {
  const startMs = calendar.snapshot().nowMs + quarter * 15 * minuteMs;
  return { startMs, endMs: startMs + quarters * 15 * minuteMs };
}
