import { beforeEach, expect, test } from 'vitest';
import { at } from '../../../domain/booking/world.ts';
import {
  booked,
  bookingWorld,
  office,
  providerOf,
  resident,
  type BookingWorld,
} from '../../../fixtures/booking-world.ts';
import { emptyRecords } from '../../../fixtures/empty-records.ts';

const li = resident('li') as { by: 'resident'; actor: string };
const bureau = office('440402') as { by: 'office'; actor: string; areas: readonly string[] };
const dayMs = 24 * 3_600_000;
let world: BookingWorld;
let visit: string;

/** A visit that is done. */
function doneVisit(when: string): string {
  const { id } = booked(world, when, { by: li });
  world.clock.ms = Math.max(world.clock.ms, at(`2026-${when}`));
  const { visits, codes } = world.booking;
  const done = visits.finish(id, 2, providerOf(world), { code: codes.of(id, 'resident') });
  if (!done.ok) throw new Error(done.reason);
  return id;
}

beforeEach(() => {
  world = bookingWorld({ staff: 2 });
  visit = doneVisit('03-05T10:00');
});

const rate = (stars: number, acting = li as typeof li | ReturnType<typeof providerOf>) =>
  world.booking.ratings.rate(visit, stars, null, acting as typeof li);

const toldOf = () =>
  [
    { recipientKind: 'provider' as const, recipient: world.provider },
    { recipientKind: 'user' as const, recipient: 'li' },
  ].map((recipient) =>
    world.booking.outbox
      .inbox([recipient], 0, 100)
      .filter(({ kind }) => kind === 'rating:shown')
      .map(({ booking, payload }) => [booking, payload]),
  );

test.each(['resident', 'provider'] as const)(
  'a rating of the %s alone tells both sides when its time is over, once, and after a restart not again',
  (side) => {
    const doneMs = world.clock.ms;
    const made = rate(2, side === 'provider' ? providerOf(world) : li);
    const told = [visit, { rating: made.ok && made.rating.id, stars: 2 }];
    const { shownRatings } = world.booking;
    world.clock.ms = doneMs + 14 * dayMs - 1;
    expect(shownRatings.tell(10)).toBe(0);
    expect(toldOf()).toEqual([[], []]);
    world.clock.ms += 1;
    expect(shownRatings.tell(10)).toBe(1);
    expect(shownRatings.tell(10)).toBe(0);
    expect(toldOf()).toEqual([[told], [told]]);
    const { booking } = emptyRecords(world.database, () => new Date(world.clock.ms));
    // It is looked at again, and known to be told of.
    expect(booking.shownRatings.tell(10)).toBe(1);
    expect(toldOf()).toEqual([[told], [told]]);
  },
);

test('a rating that both sides gave, or that is hidden, is told of by nobody’s clock', () => {
  const { ratings, shownRatings } = world.booking;
  const doneMs = world.clock.ms;
  rate(2);
  rate(5, providerOf(world));
  const told = toldOf();
  expect(told.map((messages) => messages.length)).toEqual([1, 1]);
  const other = doneVisit('03-05T14:00');
  const made = ratings.rate(other, 1, '骂人', li);
  ratings.hide(made.ok ? made.rating.id : '', '辱骂', bureau);
  world.clock.ms = doneMs + 20 * dayMs;
  expect(shownRatings.tell(10)).toBe(0);
  expect(toldOf()).toEqual(told);
});

test('a rating whose time was over long ago is no news; so many at a time are told of', () => {
  const { ratings, shownRatings } = world.booking;
  const doneMs = world.clock.ms;
  rate(2);
  const second = doneVisit('03-06T10:00');
  ratings.rate(second, 3, null, li);
  // Seven days: the first is seen for so long at this moment.
  world.clock.ms = doneMs + 21 * dayMs;
  expect(shownRatings.tell(10)).toBe(1);
  expect(toldOf()[0]!.map(([booking]) => booking)).toEqual([second]);
  const third = doneVisit('04-09T10:00');
  const fourth = doneVisit('04-10T10:00');
  ratings.rate(third, 4, null, li);
  ratings.rate(fourth, 4, null, li);
  world.clock.ms += 14 * dayMs;
  expect([shownRatings.tell(1), shownRatings.tell(1), shownRatings.tell(1)]).toEqual([1, 1, 0]);
  expect(toldOf()[0]).toHaveLength(3);
});
