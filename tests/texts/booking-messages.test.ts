import { expect, test } from 'vitest';
import {
  messageKinds,
  messageWords,
  type MessageFacts,
} from '../../server/texts/booking-messages.ts';

const facts: MessageFacts = {
  side: 'resident',
  code: 'K7F3QD',
  service: { zh: '居家保洁', en: 'Cleaning at home' },
  date: '2026-03-10',
  weekday: 2,
  clock: '09:00',
  by: 'provider',
};

test('a message says what happened, when, and under which number', () => {
  expect(messageWords('booking:confirm', facts)).toEqual({
    zh: '预约已确认：居家保洁，3月10日 星期二 09:00，预约号 K7F3QD。',
    en: 'Your booking is confirmed: Cleaning at home, Tuesday 10 March, 09:00, booking K7F3QD.',
  });
  expect(messageWords('booking:confirm', { ...facts, side: 'provider' })!.zh).toMatch(
    /^有新的预约：/,
  );
});

test('a cancellation says by whom, unless the reader did it', () => {
  const zh = (by: MessageFacts['by']) => messageWords('booking:cancel', { ...facts, by })!.zh;
  expect(zh('provider')).toMatch(/^预约已由服务商取消/);
  expect(zh('office')).toMatch(/^预约已由居委会取消/);
  expect(zh('resident')).toMatch(/^预约已取消/);
});

test('every kind has words in both languages, and an unknown one has none', () => {
  for (const kind of messageKinds)
    for (const side of ['resident', 'provider'] as const) {
      const said = messageWords(kind, { ...facts, side })!;
      expect(said.zh).toMatch(/\p{Script=Han}.*K7F3QD。$/u);
      expect(said.en).toMatch(/^[A-Z].*K7F3QD\.$/);
    }
  expect(messageWords('booking:nothing', facts)).toBeNull();
});
