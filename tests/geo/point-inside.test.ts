import { expect, test } from 'vitest';
import { insideRings } from '../../server/geo/inside.ts';
import { pointInside } from '../../server/geo/point-inside.ts';

const ring = (...corners: number[][]) => [...corners, corners[0]!];

test('of a square it is the middle', () => {
  const [x, y] = pointInside([[ring([0, 0], [4, 0], [4, 4], [0, 4])]])!;
  expect(x).toBeCloseTo(2);
  expect(y).toBeCloseTo(2, 3);
});

test('of a horseshoe and of a square with a hole it lies in the ground, where the middle does not', () => {
  const horseshoe = [ring([0, 0], [9, 0], [9, 9], [5, 9], [5, 2], [4, 2], [4, 9], [0, 9])];
  const holed = [ring([0, 0], [9, 0], [9, 9], [0, 9]), ring([1, 1], [7, 1], [7, 7], [1, 7])];
  for (const rings of [horseshoe, holed]) {
    expect(insideRings(rings, 4.5, 4.5)).toBe(false);
    const [x, y] = pointInside([rings])!;
    expect(insideRings(rings, x, y)).toBe(true);
  }
});

test('of two pieces it takes the one that is wider there', () => {
  const [x] = pointInside([
    [ring([0, 0], [1, 0], [1, 2], [0, 2])],
    [ring([5, 0], [9, 0], [9, 2], [5, 2])],
  ])!;
  expect(x).toBeCloseTo(7);
});

test('a line has none', () => {
  expect(pointInside([[ring([0, 0], [4, 0])]])).toBeNull();
  expect(pointInside([])).toBeNull();
});
