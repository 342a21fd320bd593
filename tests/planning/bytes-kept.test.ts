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

test('what begins alike can be dropped together, and makes room', () => {
  const kept = new BytesKept<string>(100);
  for (const key of ['1:a', '1:b', '11:a']) kept.put(key, key, 30);
  kept.drop('1:');
  expect(['1:a', '1:b', '11:a'].map((key) => kept.get(key))).toEqual([
    undefined,
    undefined,
    '11:a',
  ]);
  kept.put('2:a', '2:a', 70);
  expect(kept.get('11:a')).toBe('11:a');
});
