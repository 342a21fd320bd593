import { expect, test } from 'vitest';
import { hoursWords } from '../../server/texts/hours.ts';

test.each([
  [
    'Mo-Fr 08:30-12:00,14:30-17:30',
    '周一至周五 08:30–12:00、14:30–17:30',
    'Mon–Fri 08:30–12:00, 14:30–17:30',
  ],
  [
    'Mo,We 09:00-11:00; PH off',
    '周一、周三 09:00–11:00；节假日 休息',
    'Mon, Wed 09:00–11:00; public holidays closed',
  ],
  ['24/7', '全天', 'at all hours'],
  ['Mo-Fr sunrise-sunset', 'Mo-Fr sunrise-sunset', 'Mo-Fr sunrise-sunset'],
  ['看门口通知', '看门口通知', '看门口通知'],
])('%s', (value, zh, en) => {
  expect(hoursWords(value)).toEqual({ zh, en });
});
