/** Choosing by numbers: a time, a place, a booking. Numbers shrink well, and mean something in every calendar. */
import fc from 'fast-check';
import type { Position } from '../../../../server/geo/position.ts';
import { occupyingStates } from '../../../../server/domain/booking/model.ts';
import type { By } from '../../../../server/domain/booking/states.ts';
import { door, island } from '../world.ts';
import type { Calendar, Row, Shop } from './calendar.ts';

export const minuteMs = 60_000;
export const dayMs = 1440 * minuteMs;

/** A start: an offered one, some quarters of an hour beside a booking's, or any quarter of the week. */
export type Pick =
  | { how: 'offered'; index: number }
  | { how: 'beside'; booking: number; quarters: number }
  | { how: 'any'; quarter: number };

export const somePick: fc.Arbitrary<Pick> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ how: fc.constant('offered' as const), index: fc.nat(60) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      how: fc.constant('beside' as const),
      booking: fc.nat(30),
      quarters: fc.integer({ min: -8, max: 8 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ how: fc.constant('any' as const), quarter: fc.nat(7 * 96) }),
  },
);
export const someDoor = fc.oneof(
  { weight: 12, arbitrary: fc.nat(90).map(door) },
  { weight: 1, arbitrary: fc.constant(island) },
);
export const someBy = fc.constantFrom<By>('resident', 'provider', 'office');

export function startOf(
  calendar: Calendar,
  pick: Pick,
  id: string,
  place: Position | null,
  ignored: string | null,
): number {
  const { rows, nowMs } = calendar.snapshot();
  const today = nowMs - ((nowMs + 8 * 60 * minuteMs) % dayMs);
  switch (pick.how) {
    case 'offered': {
      const starts = calendar.slots(id, place, 3, ignored).flatMap((day) => day.starts);
      return starts[pick.index % (starts.length || 1)]?.startMs ?? today;
    }
    case 'beside': {
      const row = rows[pick.booking % (rows.length || 1)];
      return (row?.startMs ?? today) + pick.quarters * 15 * minuteMs;
    }
    case 'any':
      return today + pick.quarter * 15 * minuteMs;
  }
}

export const placeOf = (shop: Shop, offering: number, home: Position) => {
  const { id, mode } = shop.offerings[offering % shop.offerings.length]!;
  return { id, place: mode === 'at_home' ? home : null };
};

/** Of three numbers two mean a booking that occupies its resource, where there is one. */
export function pickBooking(calendar: Calendar, number: number): string {
  const { rows } = calendar.snapshot();
  const live = rows.filter(({ state }) => occupyingStates.some((one) => one === state));
  const choice = live.length > 0 && number % 3 !== 0 ? live : rows;
  return choice[number % choice.length]!.id;
}

export function rowOf(calendar: Calendar, id: string): Row {
  return calendar.snapshot().rows.find((row) => row.id === id)!;
}
