import { expect, test } from 'vitest';
import { judgePassword } from '../../server/auth/passwords.ts';

test.each([
  ['seven-7', 'password-too-short'],
  ['八个字的密码够长', null],
  ['teal-b08', null],
  ['password', 'password-too-common'],
  ['Password1!', 'password-too-common'],
  ['P@ssw0rd', 'password-too-common'],
  ['drowssap', 'password-too-common'],
  ['12345678', 'password-too-common'],
  ['87654321', 'password-too-common'],
  ['aaaaaaaaaa', 'password-too-common'],
  ['xk7qxk7q', 'password-too-common'],
  ['li.weiming', 'password-too-common'],
  ['Li.Weiming2024', 'password-too-common'],
  ['quiet-harbour-71', null],
])('“%s” for li.weiming@example.org: %s', (password, reason) => {
  expect(judgePassword(password, 'li.weiming@example.org')?.reason ?? null).toBe(reason);
});

test('a phone number is no password for its own account', () => {
  expect(judgePassword('13800138000', '+8613800138000')?.reason).toBe('password-too-common');
});
