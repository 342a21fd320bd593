import { expect, it } from 'vitest';
import { heldOnce } from '../../../server/domain/register/held-once.ts';

it('makes a thing once for a text, until it holds ten thousand; then the same thing anew', () => {
  let made = 0;
  const listOf = heldOnce((text) => {
    made++;
    return [text];
  });
  for (let i = 0; i < 10_000; i++) listOf(String(i));
  expect(listOf('0')).toBe(listOf('0'));
  expect(listOf('9999')).toBe(listOf('9999'));
  expect(made).toBe(10_000);
  expect(listOf('10000')).toEqual(['10000']);
  expect(listOf('10000')).not.toBe(listOf('10000'));
  expect(made).toBe(10_003);
});
