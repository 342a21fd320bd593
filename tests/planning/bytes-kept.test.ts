import { expect, test } from 'vitest';
import { BytesKept } from '../../server/planning/bytes-kept.ts';

test('what was used longest ago goes first when there is no room left', () => {
  const kept = new BytesKept<string>(100);
  kept.put('a', 'A', 40);
  kept.put('b', 'B', 40);
  expect(kept.get('a')).toBe('A');
  kept.put('c', 'C', 40);
  expect(['a', 'b', 'c'].map((key) => kept.get(key))).toEqual(['A', undefined, 'C']);
});

test('all of the room may be used, and what is larger than it is not kept', () => {
  const kept = new BytesKept<string>(100);
  kept.put('a', 'A', 100);
  expect(kept.get('a')).toBe('A');
  kept.put('b', 'B', 101);
  expect([kept.get('a'), kept.get('b')]).toEqual(['A', undefined]);
});

test('a value that is put again takes its place once', () => {
  const kept = new BytesKept<string>(100);
  kept.put('a', 'A', 60);
  kept.put('a', 'newer', 60);
  kept.put('b', 'B', 40);
  expect([kept.get('a'), kept.get('b')]).toEqual(['newer', 'B']);
});
