import { expect, test } from 'vitest';
import { deviceWords } from '../../server/domain/device-words.ts';
import { maskEmail, maskPhone } from '../../server/domain/masks.ts';
import { mobileNumber } from '../../server/domain/phone-number.ts';

test.each<[string, string | null]>([
  ['13800138000', '+8613800138000'],
  ['138 0013-8000', '+8613800138000'],
  ['１３８００１３８０００', '+8613800138000'],
  ['+86 138 0013 8000', '+8613800138000'],
  ['008613800138000', '+8613800138000'],
  ['8613800138000', '+8613800138000'],
  ['+852 9123 4567', '+85291234567'],
  ['1380013800', null],
  ['138001380000', null],
  ['12800138000', null],
  ['+8612800138000', null],
  ['0756-3331234', null],
  ['+123456', null],
  ['+1234567890123456', null],
  ['', null],
])('“%s” is %s', (typed, number) => {
  expect(mobileNumber(typed)).toBe(number);
});

test('masks keep what an owner recognises', () => {
  expect(maskPhone('+8613800138000')).toBe('138****8000');
  expect(maskPhone('+85291234567')).toBe('+85****67');
  expect(maskEmail('li.wei@example.org')).toBe('l***@example.org');
});

test.each([
  ['Mozilla/5.0 (Linux; Android 14) Chrome/120 Mobile Safari/537.36', 'Chrome', 'Android'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0', '微信', 'iPhone'],
  ['Mozilla/5.0 (Windows NT 10.0) Chrome/120 Safari/537.36 Edg/120', 'Edge', 'Windows'],
  ['curl/8', null, null],
  [null, null, null],
])('%s is told in words', (userAgent, browser, system) => {
  expect(deviceWords(userAgent)).toEqual({ browser, system });
});
