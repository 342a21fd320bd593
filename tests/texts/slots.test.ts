import { expect, test } from 'vitest';
import { whyNoneReasons } from '../../server/domain/booking/why-none.ts';
import { whyNoneWords } from '../../server/texts/slots.ts';

const tuesday = { date: '2026-03-10', weekday: 2 };
const wednesday = { date: '2026-03-11', weekday: 3, clock: '09:00' };

test('a full day says so, and when the next is free', () => {
  expect(whyNoneWords(tuesday, 'full', wednesday)).toEqual({
    zh: '3月10日 星期二已满；3月11日 星期三 09:00 起。',
    en: 'Tuesday 10 March: is full; from Wednesday 11 March, 09:00.',
  });
  expect(whyNoneWords(tuesday, 'leave', null)).toEqual({
    zh: '3月10日 星期二请假。',
    en: 'Tuesday 10 March: away.',
  });
});

test('every reason has words of its own in both languages', () => {
  const said = whyNoneReasons.map((why) => whyNoneWords(tuesday, why, null));
  expect(new Set(said.map(({ zh }) => zh)).size).toBe(whyNoneReasons.length);
  expect(new Set(said.map(({ en }) => en)).size).toBe(whyNoneReasons.length);
});
