import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  weekdays,
  weeklyHours,
  type WeeklyHours,
} from '../../../server/domain/directory/weekly-hours.ts';
import { Hours } from '../../../server/domain/opening-hours.ts';
import { realTown } from '../../fixtures/http-world.ts';

/** `Mo 09:00-12:00` and so on, one line for each open day. */
function told(value: string): string[] | null {
  const clock = (minutes: number) => new Date(minutes * 60_000).toISOString().slice(11, 16);
  const hours = weeklyHours(value);
  return (
    hours &&
    hours.days.flatMap((spans, i) =>
      spans.length === 0
        ? []
        : [`${weekdays[i]} ${spans.map((s) => `${clock(s.from)}-${clock(s.to)}`).join(',')}`],
    )
  );
}

describe('a week is read from', () => {
  test.each<[string, string[]]>([
    ['Mo,We 08:30-12:00,14:30-17:30', ['Mo 08:30-12:00,14:30-17:30', 'We 08:30-12:00,14:30-17:30']],
    ['Sa-Mo 09:00-10:00', ['Mo 09:00-10:00', 'Sa 09:00-10:00', 'Su 09:00-10:00']],
    ['Tu-We 08:00-18:00; We off', ['Tu 08:00-18:00']],
    ['Tu-We 08:00-18:00; We 08:00-12:00', ['Tu 08:00-18:00', 'We 08:00-12:00']],
    ['Tu 08:00-12:00, Tu 14:00-15:00', ['Tu 08:00-12:00,14:00-15:00']],
    ['Fr 18:00-02:00', ['Fr 18:00-02:00']],
    ['Fr 18:00-26:00', ['Fr 18:00-02:00']],
    ['Fr 18:00-24:00', ['Fr 18:00-00:00']],
    ['Th 09:00-12:00; PH off', ['Th 09:00-12:00']],
    ['Th,PH 09:00-12:00', ['Th 09:00-12:00']],
  ])('%s', (value, expected) => {
    expect(told(value)).toEqual(expected);
  });

  test('hours without days, and 24/7, on all seven', () => {
    expect(told('06:00-22:00')).toEqual(weekdays.map((day) => `${day} 06:00-22:00`));
    expect(told('24/7')).toEqual(weekdays.map((day) => `${day} 00:00-00:00`));
  });

  test('what is said of holidays, apart from the week', () => {
    const read = (value: string) => {
      const { onHolidays, closesOnHolidays } = weeklyHours(value)!;
      return [onHolidays, closesOnHolidays];
    };
    expect(read('Mo-Fr 09:00-17:00')).toEqual([null, false]);
    expect(read('Mo-Fr 09:00-17:00; PH off')).toEqual(['off', true]);
    expect(read('Mo-Fr 09:00-17:00; Sa,PH 10:00-12:00')).toEqual(['10:00-12:00', false]);
  });
});

test.each([
  'Apr-Oct Mo-Fr 09:00-17:00',
  'Mo-Fr 09:00-17:00; SH off',
  'Mo-Fr 09:00+',
  'Mo[1] 09:00-12:00',
  'sunrise-sunset',
  'Mo-Fr 09:00-17:00 "by appointment"',
  'Mo-Fr 09:00-17:00 || "ask"',
  'week 1-20 Mo 09:00-10:00',
  'Mo-Su 18:00-02:00; Tu off',
  'Mo 09:00-12:00; 13:00-14:00',
  'Mo-Fr',
  'off',
  'PH 09:00-12:00',
  '09:00-09:00',
  '09:70-10:00',
  'on request',
  '',
])('"%s" is no week', (value) => {
  expect(weeklyHours(value)).toBeNull();
});

const hours = new Hours('Asia/Shanghai');
// Monday 2026-03-09 to Sunday 2026-03-15 and the Sunday before: no holiday, no make-up workday.
const monday = Date.parse('2026-03-09T00:00:00+08:00');

/** At every half hour of a plain week. */
function sameAsRules(text: string, week: WeeklyHours): void {
  for (let halfHour = 0; halfHour < 7 * 48; halfHour++) {
    const at = new Date(monday + halfHour * 1_800_000);
    const weekday = Math.floor(halfHour / 48);
    const minute = (halfHour % 48) * 30;
    const own = week.days[weekday]!.some(({ from, to }) =>
      to > from ? minute >= from && minute < to : minute >= from,
    );
    const night = week.days[(weekday + 6) % 7]!.some(({ from, to }) => to < from && minute < to);
    expect([text, at.toISOString(), own || night]).toEqual([
      text,
      at.toISOString(),
      hours.openAt(text, at),
    ]);
  }
}

test('a week says the same as the rules at every half hour of plain days', () => {
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
    .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
  const times = fc
    .array(fc.tuple(clock, clock), { minLength: 1, maxLength: 2 })
    .map((spans) => spans.map((span) => span.join('-')).join(','));
  const someDays = fc
    .array(fc.tuple(fc.constantFrom(...weekdays), fc.option(fc.constantFrom(...weekdays))), {
      minLength: 1,
      maxLength: 2,
    })
    .map((list) => list.map(([a, b]) => (b === null || a === b ? a : `${a}-${b}`)).join(','));
  const rule = fc
    .tuple(fc.option(someDays), fc.oneof({ weight: 5, arbitrary: times }, fc.constant('off')))
    .map(([days, what]) => (days === null ? what : `${days} ${what}`));
  const value = fc
    .array(fc.tuple(rule, fc.constantFrom('; ', ', ')), { minLength: 1, maxLength: 3 })
    .map((rules) => rules.map(([text, border], i) => (i === 0 ? text : border + text)).join(''));
  let read = 0;
  fc.assert(
    fc.property(value, (text) => {
      const week = weeklyHours(text);
      fc.pre(week !== null);
      read++;
      sameAsRules(text, week!);
    }),
    { seed: 7, numRuns: 120 },
  );
  expect(read).toBeGreaterThan(100);
});

test('so it does for every value of a real town, and most of them are weeks', async (context) => {
  const { region } = await realTown('neubrandenburg', context);
  const values = new Set(region.facilities.flatMap(({ openingHours }) => openingHours ?? []));
  const weeks = [...values].flatMap((text) => {
    const week = weeklyHours(text);
    return week ? [{ text, week }] : [];
  });
  console.info(`weeks: ${weeks.length} of ${values.size} different opening hours`);
  for (const { text, week } of weeks) sameAsRules(text, week);
  expect(weeks.length).toBeGreaterThan(values.size * 0.7);
});
