/** Any small town: a cleaner's staff who travel, a repairer who must accept and shares one of them, counters that stay. */
import fc from 'fast-check';
import type { Resource, Weekday } from '../../../../server/domain/booking/model.ts';
import { at, everyDay, offering, plan, resource } from '../world.ts';
import type { Shop } from './calendar.ts';

const hours = ['8:00-12:00 14:00-18:00', '9:00-17:00', '18:00-24:00 0:00-2:00', '7:30-11:00'];
const weekdays: Weekday[][] = [[...everyDay], [1, 2, 3, 4, 5], [6, 7, 1]];

const someStaff = (id: string, offerings: string[], given: Partial<Resource> = {}) =>
  fc
    .record({ text: fc.constantFrom(...hours), days: fc.constantFrom(...weekdays) })
    .map(({ text, days }) => resource(id, { plan: plan(text, days), offerings, ...given }));

const buffers = fc.record({
  bufferBeforeMinutes: fc.constantFrom(0, 10),
  bufferAfterMinutes: fc.constantFrom(0, 10, 25),
});

export const someShop: fc.Arbitrary<Shop> = fc
  .record({
    cleaning: buffers,
    repair: buffers,
    notice: fc.constantFrom(0, 90),
    staff: fc.tuple(
      someStaff('ann', ['cleaning']),
      someStaff('bob', ['cleaning', 'repair']),
      someStaff('eve', ['repair'], { profile: 'walk' }),
    ),
    counters: fc
      .integer({ min: 1, max: 3 })
      .chain((count) =>
        fc.tuple(
          ...Array.from({ length: count }, (_, i) =>
            someStaff(`counter ${i + 1}`, ['counter'], { kind: 'counter', profile: null }),
          ),
        ),
      ),
  })
  .map(({ cleaning, repair, notice, staff, counters }) => ({
    // A Monday; no holiday is near.
    startMs: at('2026-03-09T00:00'),
    area: '440402001001',
    offerings: [
      offering({ ...cleaning, durationsMinutes: [60], stepMinutes: 30, windowDays: 5 }),
      offering({
        ...repair,
        id: 'repair',
        durationsMinutes: [45],
        stepMinutes: 15,
        windowDays: 4,
        needsAcceptance: true,
        minimumNoticeMinutes: notice,
      }),
      offering({
        id: 'counter',
        mode: 'at_facility',
        durationsMinutes: [15],
        stepMinutes: 15,
        windowDays: 6,
        cancelUntilMinutes: 0,
        moveUntilMinutes: 0,
      }),
    ],
    resources: [...staff, ...counters],
  }));
