import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Contourer } from '../../server/geo/contour.ts';
import type { Field } from '../../server/geo/field.ts';
import { toMultiPolygon } from '../../server/geo/multipolygon.ts';
import { placeLines, Thinner } from '../../server/geo/thin.ts';
import { doubleArea, expectNested, expectSound, ringsOf, where } from '../fixtures/nesting.ts';

const far = 1e6;

/** A field of the given rows, north at the top as one writes them, with a rim that lies above every threshold. */
function fieldOf(rows: readonly (readonly number[])[], step = 100): Field {
  const columns = rows[0]!.length + 2;
  const values = new Float32Array(columns * (rows.length + 2)).fill(far);
  [...rows]
    .reverse()
    .forEach((row, y) => row.forEach((value, x) => (values[(y + 1) * columns + x + 1] = value)));
  return {
    west: 113_000_000,
    south: 23_000_000,
    stepLng: step,
    stepLat: step - 20,
    columns,
    rows: rows.length + 2,
    values,
  };
}

function grid(columns: number, rows: number, value: (x: number, y: number) => number): number[][] {
  return Array.from({ length: rows }, (_row, y) =>
    Array.from({ length: columns }, (_column, x) => value(x, y)),
  );
}

/** One scratch for all: what one field leaves behind must not show in the next. */
const contourer = new Contourer();
const thinner = new Thinner();

function polygons(field: Field, thresholds: readonly number[], toleranceSteps: number | null) {
  const placed = contourer
    .traceAll(field, thresholds)
    .map((lines, level) => placeLines(field, lines, thresholds[level]!));
  const lines = toleranceSteps === null ? placed : thinner.thin(field, placed, toleranceSteps);
  return lines.map((level) => toMultiPolygon(level));
}

describe('level lines', () => {
  test('around one low point stand where the threshold is met on the four ways out', () => {
    // From 0 at the point to 1,000,000 on the rim: 250,000 is a quarter of the way.
    const { geometry } = polygons(fieldOf([[0]]), [250_000], null)[0]!;
    const middle = [113_000_100, 23_000_080];
    expect(
      ringsOf(geometry.coordinates)[0]!
        .map(([x, y]) => [x - middle[0]!, y - middle[1]!])
        .sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!),
    ).toEqual(
      [
        [-25, 0],
        [0, -20],
        [0, 20],
        [25, 0],
      ].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!),
    );
  });

  test('leave a hole where the middle is high, and an island in the hole', () => {
    const low = 0,
      high = 100;
    const rows = grid(7, 7, (x, y) =>
      [1, 2].includes(Math.max(Math.abs(x - 3), Math.abs(y - 3))) ? high : low,
    );
    const { geometry } = polygons(fieldOf(rows), [50], null)[0]!;
    expect(geometry.coordinates.map((polygon) => polygon.length).sort()).toEqual([1, 2]);
    expectSound(geometry.coordinates);
  });

  test('give the area in square metres, holes taken off', () => {
    // 10 × 10 points of value 0 in a rim of 1,000,000: a threshold of 500,000 stands half a step outside them.
    const { areaSquareMeters } = polygons(fieldOf(grid(10, 10, () => 0)), [500_000], null)[0]!;
    // 10 × 100e-6 degrees of longitude at 23° N by 10 × 80e-6 of latitude, four corners of ½ · ½ · ½ step² cut off.
    const square = 111_195.08 ** 2 * Math.cos((23.0005 * Math.PI) / 180) * 1e-12;
    expect(areaSquareMeters / square / (100 * 80)).toBeCloseTo(100 - 4 / 8, 0);
  });

  test('of a field without anything low are none', () => {
    expect(
      polygons(
        fieldOf([
          [9, 9],
          [9, 9],
        ]),
        [5],
        0.12,
      ),
    ).toEqual([{ geometry: { type: 'MultiPolygon', coordinates: [] }, areaSquareMeters: 0 }]);
  });
});

const noisy = fc
  .integer({ min: 3, max: 14 })
  .chain((columns) =>
    fc.array(
      fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: columns, maxLength: columns }),
      { minLength: 3, maxLength: 14 },
    ),
  );

/** Whole numbers near the thresholds, so that lines meet lattice points and each other. */
const touching = fc.integer({ min: 3, max: 10 }).chain((columns) =>
  fc.array(
    fc.array(fc.constantFrom(0, 299, 300, 301, 599, 600, 601, 899, 900, 901, far), {
      minLength: columns,
      maxLength: columns,
    }),
    { minLength: 3, maxLength: 10 },
  ),
);

/** The nearest of a few cones, seen through walls that push the value up: what a circle's field looks like. */
const smooth = fc
  .record({
    columns: fc.integer({ min: 8, max: 24 }),
    rows: fc.integer({ min: 8, max: 24 }),
    cones: fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: 24 }),
        y: fc.integer({ min: 0, max: 24 }),
        start: fc.integer({ min: 0, max: 600 }),
        slope: fc.integer({ min: 20, max: 160 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    wall: fc.integer({ min: 0, max: 24 }),
  })
  .map(({ columns, rows, cones, wall }) =>
    grid(
      columns,
      rows,
      (x, y) =>
        Math.min(
          ...cones.map((cone) => cone.start + cone.slope * Math.hypot(x - cone.x, y - cone.y)),
        ) + (x === wall ? 400 : 0),
    ),
  );

/** Streets around the points, so that lines at a jump stand where two streets are equally far; or none. */
const jumps = fc.option(
  fc.record({
    least: fc.constantFrom(0, 100, 400),
    offsets: fc.array(
      fc.tuple(fc.integer({ min: -127, max: 127 }), fc.integer({ min: -127, max: 127 })),
      { minLength: 5, maxLength: 9 },
    ),
  }),
);

function withJumps(
  field: Field,
  chosen: { least: number; offsets: [number, number][] } | null,
): Field {
  if (!chosen) return field;
  const { least, offsets } = chosen;
  const streetOf = Int32Array.from(
    field.values,
    (value, i) => ((i * 7 + Math.round(value)) % (offsets.length + 1)) - 1,
  );
  const east = Int8Array.from(offsets, ([x]) => x),
    north = Int8Array.from(offsets, ([, y]) => y);
  return { ...field, jumps: { least, streetOf, east, north, offLimitMeters: 50, stepMeters: 10 } };
}

const thresholds = [300, 600, 900];

describe.each([
  ['noisy', noisy],
  ['touching', touching],
  ['smooth', smooth],
] as const)('of any %s field', (_, rows) => {
  test('unthinned polygons hold exactly the low points', () => {
    fc.assert(
      fc.property(rows, jumps, fc.constantFrom(28, 60, 117), (values, chosen, step) => {
        const field = withJumps(fieldOf(values, step), chosen);
        polygons(field, thresholds, null).forEach(({ geometry }, level) => {
          const rings = ringsOf(geometry.coordinates);
          field.values.forEach((value, i) => {
            const x = i % field.columns,
              y = (i - x) / field.columns;
            const found = where(
              [field.west + x * field.stepLng, field.south + y * field.stepLat],
              rings,
            );
            if (found !== (value <= thresholds[level]! ? 1 : -1))
              throw new Error(`value ${value} at ${x},${y} lies on side ${found}`);
          });
        });
      }),
      { numRuns: 100 },
    );
  });

  test('thinned polygons are sound, and the three levels nested', () => {
    fc.assert(
      fc.property(
        rows,
        jumps,
        fc.constantFrom(0.05, 0.12, 0.25, 1.5),
        (values, chosen, tolerance) => {
          const levels = polygons(withJumps(fieldOf(values), chosen), thresholds, tolerance).map(
            ({ geometry }) => geometry.coordinates,
          );
          levels.forEach(expectSound);
          expectNested(ringsOf(levels[0]!), ringsOf(levels[1]!));
          expectNested(ringsOf(levels[1]!), ringsOf(levels[2]!));
        },
      ),
      { numRuns: 200 },
    );
  });
});

test('thinning takes most corners off a long slanted edge and moves the area by less than a hundredth', () => {
  const rows = grid(40, 40, (x, y) => 10 * Math.hypot(x - 20, (y - 20) * 0.9));
  const [plain] = polygons(fieldOf(rows), [150], null),
    [thin] = polygons(fieldOf(rows), [150], 0.12);
  const corners = (geometry: { coordinates: number[][][][] }) =>
    geometry.coordinates.flat(2).length;
  expect(corners(thin!.geometry)).toBeLessThan(0.6 * corners(plain!.geometry));
  expect(Math.abs(thin!.areaSquareMeters / plain!.areaSquareMeters - 1)).toBeLessThan(0.01);
  expect(doubleArea(ringsOf(thin!.geometry.coordinates)[0]!)).toBeGreaterThan(0);
});
