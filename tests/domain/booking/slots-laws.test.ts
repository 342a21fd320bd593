/** What is offered is what may be taken: the windows of the slots against the rules asked start by start. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LocalDays } from '../../../server/domain/booking/local-days.ts';
import { judgePlacement } from '../../../server/domain/booking/placement.ts';
import { firstFree, slots } from '../../../server/domain/booking/slots.ts';
import { whyNoneReasons } from '../../../server/domain/booking/why-none.ts';
import { someQuestion } from './random-question.ts';
import { alongTheLine } from './world.ts';

const worlds = [
  // The National Day, its week, and before it a plain Wednesday.
  ['Asia/Shanghai', ['2026-09-30', '2026-10-01', '2026-10-02', '2026-10-03']],
  // A make-up Saturday and a month's end.
  ['Asia/Shanghai', ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-02']],
  // Clocks go forward, and back.
  ['Europe/Berlin', ['2026-03-28', '2026-03-29', '2026-03-30', '2026-03-31']],
  ['Europe/Berlin', ['2026-10-24', '2026-10-25', '2026-10-26', '2026-10-27']],
] as const;

const quarterMs = 900_000;

describe.each(worlds)('in %s on %s', (zone, dates) => {
  const local = new LocalDays(zone);
  const world = { local, travel: alongTheLine, restGapMs: 8 * 3_600_000 };
  const asked = someQuestion([...dates], local.day(dates[0]).startMs);

  test('starts are exactly those that the rules accept, quarter by quarter', () => {
    let taken = 0;
    fc.assert(
      fc.property(asked, (question) => {
        const offered = slots(question, world).flatMap(({ starts }) =>
          starts.flatMap(({ startMs, resources }) => resources.map((id) => `${id} ${startMs}`)),
        );
        const allowed: string[] = [];
        // Every grid here stands on quarters of an hour.
        for (
          let t = Math.ceil(question.fromMs / quarterMs) * quarterMs;
          t < question.toMs;
          t += quarterMs
        ) {
          for (const { id } of question.resources)
            if (judgePlacement(question, world, id, t).ok) allowed.push(`${id} ${t}`);
        }
        expect(offered).toEqual(allowed.sort((a, b) => order(a) - order(b)));
        taken += offered.length;
      }),
      { numRuns: 50 },
    );
    expect(taken).toBeGreaterThan(200);
  });

  test('a day has a reason if and only if it has no start, and then the next free one', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const days = slots(question, world);
        const reasons: readonly (string | null)[] = whyNoneReasons;
        for (const [i, { starts, why, nextFreeMs }] of days.entries()) {
          if (starts.length > 0) {
            expect([why, nextFreeMs]).toEqual([null, null]);
            continue;
          }
          expect(reasons).toContain(why);
          const later = days.slice(i + 1).find((day) => day.starts.length > 0);
          expect(nextFreeMs).toBe(
            later
              ? later.starts[0]!.startMs
              : firstFree({ ...question, fromMs: question.toMs }, world),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the first free start is the first of the days', () => {
    fc.assert(
      fc.property(asked, (question) => {
        const whole = { ...question, toMs: question.knownUntilMs };
        const first = slots(whole, world).flatMap(({ starts }) => starts)[0]?.startMs ?? null;
        expect(firstFree(whole, world)).toBe(first);
      }),
      { numRuns: 60 },
    );
  });
});

const order = (text: string) => Number(text.split(' ')[1]);
