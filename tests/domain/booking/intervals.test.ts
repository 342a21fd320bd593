import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { before, merged, without } from '../../../server/domain/booking/intervals.ts';
import type { Interval } from '../../../server/domain/booking/model.ts';

const span = (startMs: number, endMs: number): Interval => ({ startMs, endMs });
const some = fc.array(
  fc.tuple(fc.nat(40), fc.nat(12)).map(([start, length]) => span(start, start + length)),
  { maxLength: 8 },
);
/** The whole moments that an interval list covers. */
const moments = (intervals: readonly Interval[]) =>
  Array.from({ length: 60 }, (_, t) => t).filter((t) =>
    intervals.some(({ startMs, endMs }) => startMs <= t && t < endMs),
  );
const isTidy = (intervals: readonly Interval[], mayTouch = false) =>
  intervals.every(
    ({ startMs, endMs }, i) =>
      startMs < endMs &&
      (i === 0 ||
        (mayTouch ? intervals[i - 1]!.endMs <= startMs : intervals[i - 1]!.endMs < startMs)),
  );

describe('intervals', () => {
  test('that touch become one, empty ones vanish', () => {
    expect(merged([span(5, 8), span(1, 3), span(3, 5), span(9, 9)])).toEqual([span(1, 8)]);
  });

  test('lose what is taken, even where it covers several of them', () => {
    expect(without([span(0, 10), span(20, 30)], [span(3, 4), span(8, 22), span(29, 40)])).toEqual([
      span(0, 3),
      span(4, 8),
      span(22, 29),
    ]);
  });

  test('are cut at a moment', () => {
    expect(before([span(0, 10), span(20, 30), span(40, 50)], 25)).toEqual([
      span(0, 10),
      span(20, 25),
    ]);
  });

  test('merged cover the same moments, in order and apart', () => {
    fc.assert(
      fc.property(some, (intervals) => {
        expect(moments(merged(intervals))).toEqual(moments(intervals));
        expect(isTidy(merged(intervals))).toBe(true);
      }),
    );
  });

  test('without others cover exactly the moments that the others do not', () => {
    fc.assert(
      fc.property(some, some, (from, taken) => {
        const left = without(merged(from), merged(taken));
        const gone = moments(taken);
        expect(moments(left)).toEqual(moments(from).filter((t) => !gone.includes(t)));
        expect(isTidy(left, true)).toBe(true);
      }),
    );
  });
});
