import { expect, test } from 'vitest';
import { cleanPhone } from '../../server/domain/phone.ts';

test.each<[string | undefined, string | undefined]>([
  ['0756-3331234', '0756-3331234'],
  ['+86 756 333 1234', '+86 756 333 1234'],
  ['(0756) 333 1234; 0756-3335678', '(0756) 333 1234'],
  ['  0756  333\n1234 ', '0756 333 1234'],
  ['０７５６－３３３１２３４', '0756-3331234'],
  ['电话：0756-3331234', '0756-3331234'],
  ['见门口；120', '120'],
  ['110', '110'],
  ['12', undefined],
  ['123456789012345678901', undefined],
  ['<b>0756-3331234</b>', undefined],
  ['call me', undefined],
  ['', undefined],
  [undefined, undefined],
])('%o is dialled as %o', (tag, number) => {
  expect(cleanPhone(tag)).toBe(number);
});
