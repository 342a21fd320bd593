/** One booking from a wish to its end, as the people in it decide; dice decide for them. */
import type { BookingRow } from '../../server/store/app/booking/booking-rows.ts';
import type { Human } from '../../server/store/app/booking/acting.ts';
import consents from '../../data/consents.json' with { type: 'json' };
import { byProvider, byResident, type BookingsWorld, type Customer } from './bookings-world.ts';
import { afterVisit, callBack } from './after-visit.ts';
import type { MadeProvider } from './fill-providers.ts';
import { good } from './good.ts';
import { dayMs, hourMs, minuteMs } from './moving-clock.ts';

export interface Wish {
  provider: MadeProvider;
  offering: MadeProvider['offerings'][number];
  customer: Customer;
  startMs: number;
  durationMinutes: number;
}

const notes = ['门铃坏了，请敲门。', '请提前十分钟打电话。', '电梯在维修，走楼梯。', '', '', ''];

/**
 * Asks for a time now; where it is taken, nothing happens.
 * @param goesOn false: what is asked for waits for its answer
 * @returns whether it was won
 */
export function wish(world: BookingsWorld, wanted: Wish, goesOn = true): boolean {
  const { booking, random, travel, story, clock } = world;
  const { customer, offering, provider } = wanted;
  const by = whoBooks(world, wanted);
  const isAtHome = offering.plan.mode === 'at_home';
  const held = booking.holds.hold(
    {
      offering: offering.id,
      durationMinutes: wanted.durationMinutes,
      startMs: wanted.startMs,
      door: isAtHome ? customer.door.position : null,
      community: isAtHome ? customer.door.community : communityOf(world, provider),
      resource: null,
    },
    by,
    travel,
  );
  if (!held.ok) {
    if (mayHappen.has(held.reason)) return false;
    good(held);
  }
  const { id } = good(held).booking;
  const forOther = customer.account !== null && customer.forOthers && random.chance(0.6);
  const consent = {
    relation: by.by === 'office' ? 'caller' : by.by === 'provider' ? 'client' : 'family',
    how: 'telephone',
    textVersion: consents.forSomebody.version,
  } as const;
  story.at(clock.ms + 3 * minuteMs, () => {
    good(
      booking.holds.confirm(
        id,
        1,
        {
          details: {
            name: customer.name,
            phone: customer.phone,
            address: isAtHome ? customer.address : '',
            notes: random.pick(notes),
          },
          forOther: forOther || by.by !== 'resident' ? consent : null,
          grant: null,
          subsidised: true,
        },
        by,
      ),
    );
    if (goesOn) goOn(world, wanted, id);
  });
  return true;
}

/** A wish may be for a time that is taken, or by somebody who has many already. */
const mayHappen = new Set(['slot-taken', 'out-of-area', 'too-many-holds']);

function whoBooks({ office, random }: BookingsWorld, { customer, provider }: Wish): Human {
  if (customer.account !== null) return byResident(customer.account);
  return random.chance(0.5) ? office : byProvider(provider);
}

function communityOf({ booking }: BookingsWorld, { id }: MadeProvider): string {
  return booking.providers.byId(id)!.community;
}

/** From its confirmation on. */
export function goOn(world: BookingsWorld, wanted: Wish, id: string): void {
  const { booking, random, story, clock } = world;
  const row = booking.rows.byId(id)!;
  if (row.state === 'confirmed') return keep(world, wanted, id);
  const answerMs = Math.min(clock.ms + random.between(1, 7) * hourMs, row.startMs - hourMs);
  const answer = random.next();
  if (answer > 0.92) return;
  story.at(answerMs, () => {
    const now = fresh(world, id, ['requested']);
    if (!now) return;
    const by = byProvider(wanted.provider);
    if (answer > 0.86) {
      good(
        booking.visits.step(id, now.version, 'decline', by, {
          reason: 'fully-booked',
          note: '那天人手已经排满，抱歉。',
        }),
      );
      return;
    }
    good(booking.visits.step(id, now.version, 'accept', by));
    keep(world, wanted, id);
  });
}

/** A confirmed one: called off, moved, not come to, or visited. */
function keep(world: BookingsWorld, wanted: Wish, id: string): void {
  const { random, story, clock, booking } = world;
  const { startMs, terms } = booking.rows.byId(id)!;
  const roll = random.next();
  const lastMs = startMs - terms.cancelUntilMinutes * minuteMs;
  const someTimeMs = clock.ms + (lastMs - clock.ms) * random.between(0.1, 0.8);
  if (roll < 0.07 && lastMs > clock.ms)
    return story.at(someTimeMs, () => cancel(world, wanted, id));
  if (roll < 0.1)
    return story.at(someTimeMs, () => {
      const row = fresh(world, id, ['confirmed']);
      if (row)
        good(
          booking.visits.step(id, row.version, 'cancel', byProvider(wanted.provider), {
            reason: 'staff-away',
            note: '工作人员临时请假，我们会再联系您。',
          }),
        );
    });
  if (roll < 0.15 && !terms.needsAcceptance && someTimeMs < startMs - dayMs)
    return story.at(someTimeMs, () => move(world, wanted, id));
  if (roll < 0.18) return story.at(startMs + 25 * minuteMs, () => nobodyThere(world, wanted, id));
  visit(world, wanted, id);
}

function cancel(world: BookingsWorld, { customer, provider }: Wish, id: string): void {
  const row = fresh(world, id, ['confirmed']);
  if (!row) return;
  const by = customer.account === null ? byProvider(provider) : byResident(customer.account);
  good(world.booking.visits.step(id, row.version, 'cancel', by, { reason: 'changed-mind' }));
}

function move(world: BookingsWorld, wanted: Wish, id: string): void {
  const { booking, office, travel } = world;
  const row = fresh(world, id, ['confirmed']);
  if (!row) return;
  const { account } = wanted.customer;
  // A caller rings the office.
  const by: Human = account === null ? office : byResident(account);
  const to = { startMs: row.startMs + dayMs, resource: null };
  // Where the next day is full, it stays as it is.
  booking.moves.move(id, row.version, to, by, travel);
  visit(world, wanted, id);
}

function nobodyThere(world: BookingsWorld, { provider, customer }: Wish, id: string): void {
  const { booking, story, clock, random } = world;
  const row = fresh(world, id, ['confirmed']);
  if (!row) return;
  good(booking.visits.notThere(id, row.version, 'resident', byProvider(provider)));
  callBack(world, id, clock.ms);
  const { account } = customer;
  if (account === null || !random.chance(0.5)) return;
  story.at(clock.ms + 3 * hourMs, () => {
    const now = fresh(world, id, ['no-show']);
    if (now)
      good(
        booking.visits.step(id, now.version, 'dispute', byResident(account), {
          reason: 'other',
          note: '我一直在家，没有人按门铃。',
        }),
      );
  });
  story.at(clock.ms + 2 * dayMs, () => {
    const now = fresh(world, id, ['disputed']);
    if (now) good(booking.visits.resolve(id, now.version, 'unjustified', world.office));
  });
}

/** On the way, begun, ended; some forget to press. */
function visit(world: BookingsWorld, wanted: Wish, id: string): void {
  const { booking, random, story } = world;
  const { startMs, endMs } = booking.rows.byId(id)!;
  const by = byProvider(wanted.provider);
  const press = (atMs: number, event: 'set-out' | 'start', from: BookingRow['state'][]) =>
    story.at(atMs, () => {
      const row = fresh(world, id, from);
      if (row) good(booking.visits.step(id, row.version, event, by));
    });
  if (wanted.offering.plan.mode === 'at_home')
    press(startMs - random.between(12, 25) * minuteMs, 'set-out', ['confirmed']);
  press(startMs + random.between(-4, 8) * minuteMs, 'start', ['confirmed', 'on-the-way']);
  // What nobody ends is done by itself after half a day.
  const forgets = random.chance(0.06);
  const doneMs = endMs + random.between(-6, 9) * minuteMs;
  story.at(doneMs, () => {
    const row = fresh(world, id, ['in-service']);
    if (row && !forgets) {
      const code = booking.codes.of(id, 'resident');
      good(booking.visits.finish(id, row.version, by, { code }));
    }
    afterVisit(world, wanted, id, forgets ? endMs + 13 * hourMs : doneMs + minuteMs);
  });
}

/** The row as it is now, if it is still in one of these states. */
function fresh(
  { booking }: BookingsWorld,
  id: string,
  states: readonly BookingRow['state'][],
): BookingRow | null {
  const row = booking.rows.byId(id)!;
  return states.includes(row.state) ? row : null;
}
