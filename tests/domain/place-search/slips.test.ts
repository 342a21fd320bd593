import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deletions, foldSounds, isOneSlip } from '../../../server/domain/place-search/slips.ts';

describe('one slip', () => {
  test.each([
    ['唐家湾', '唐家湾', 'nothing'],
    ['唐加湾', '唐家湾', 'a wrong character'],
    ['唐湾', '唐家湾', 'a missing one'],
    ['唐家村湾', '唐家湾', 'one too many'],
    ['家唐湾', '唐家湾', 'two swapped'],
    ['tangjaiwan', 'tangjiawan', 'two letters swapped'],
    ['angjiawan', 'tangjiawan', 'the first one missing'],
    ['tangjiawann', 'tangjiawan', 'one too many at the end'],
  ])('%s for %s: %s', (typed, key) => expect(isOneSlip(typed, key, false)).toBe(true));

  test.each([
    ['唐加弯', '唐家湾'],
    ['tagnjaiwan', 'tangjiawan'],
    ['tang', 'tangjia'],
    ['', 'ab'],
    ['湾家唐', '唐家湾'],
  ])('%s is further from %s', (typed, key) => expect(isOneSlip(typed, key, false)).toBe(false));

  test('may stand in the beginning of a longer name', () => {
    expect(isOneSlip('tamgj', 'tangjiawan', true)).toBe(true);
    expect(isOneSlip('tagj', 'tangjiawan', true)).toBe(true);
    expect(isOneSlip('tnagj', 'tangjiawan', true)).toBe(true);
    expect(isOneSlip('tmmgj', 'tangjiawan', true)).toBe(false);
  });

  test('agrees with the textbook distance over all short texts of three letters', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(isOneSlip(a, b, false)).toBe(distance(a, b) <= 1);
      }),
      { seed: 2012, numRuns: 4000 },
    );
  });

  test('makes both sides equal after at most one deletion from each: the rule that candidates are found by', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        if (distance(a, b) > 1) return;
        const [left, right] = [
          [a, ...deletions(a)],
          [b, ...deletions(b)],
        ];
        expect(left!.some((text) => right!.includes(text))).toBe(true);
      }),
      { seed: 2012, numRuns: 4000 },
    );
  });
});

test('deletions of a text with a repeated letter are named once', () => {
  expect(deletions('aab')).toEqual(['ab', 'aa']);
});

test.each([
  ['zhuhai', 'zuhai'],
  ['shilong', 'sinong'],
  ['xingning', 'xinnin'],
  ['nanan', 'nanan'],
  ['lanan', 'nanan'],
  ['chang', 'can'],
  ['meng', 'men'],
])('%s sounds like %s', (spoken, folded) => {
  expect(foldSounds(spoken)).toBe(foldSounds(folded));
});

/** Optimal string alignment by the whole table. */
function distance(a: string, b: string): number {
  const table = Array.from({ length: a.length + 1 }, (_, i) =>
    Array.from({ length: b.length + 1 }, (_other, j) => (i === 0 ? j : j === 0 ? i : 0)),
  );
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      table[i]![j] = Math.min(
        table[i - 1]![j]! + 1,
        table[i]![j - 1]! + 1,
        table[i - 1]![j - 1]! + same,
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? table[i - 2]![j - 2]! + 1
          : Infinity,
      );
    }
  }
  return table[a.length]![b.length]!;
}
