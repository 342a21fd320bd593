import { describe, expect, test } from 'vitest';
import type { Bounds } from '../../../server/geo/position.ts';
import { seaWithin } from '../../../server/ingest/map/coast.ts';
import { outlinesOf } from '../../../server/ingest/map/multipolygon.ts';
import { joinPieces, joinStreets } from '../../../server/ingest/map/names.ts';
import { NodeTable } from '../../../server/ingest/node-table.ts';

/** A square of one degree; every drawn point is a node. */
const bounds: Bounds = [0, 0, 1, 1];

function draw(lines: readonly (readonly [number, number][])[]): {
  nodes: NodeTable;
  ways: number[][];
} {
  const names = [...new Set(lines.flat().map((point) => point.join()))];
  const nodes = new NodeTable(Float64Array.from(names, (_, i) => i + 1));
  names.forEach((name, i) => {
    const [lng, lat] = name.split(',').map(Number);
    nodes.place(i, lng!, lat!);
  });
  return { nodes, ways: lines.map((line) => line.map((point) => names.indexOf(point.join()))) };
}

/** Twice nothing: square degrees of a polygon, its holes taken off. */
function area(polygons: readonly (readonly (readonly (readonly number[])[])[])[]): number {
  const ringArea = (ring: readonly (readonly number[])[]) =>
    Math.abs(
      ring.reduce((sum, [x, y], i) => {
        const [u, v] = ring[(i + 1) % ring.length]!;
        return sum + x! * v! - u! * y!;
      }, 0) / 2,
    );
  return polygons.reduce(
    (sum, [outer, ...holes]) =>
      sum + ringArea(outer!) - holes.reduce((off, hole) => off + ringArea(hole), 0),
    0,
  );
}

const sea = (...lines: [number, number][][]) => {
  const { nodes, ways } = draw(lines);
  return seaWithin(ways, nodes, bounds);
};

describe('the sea', () => {
  test('lies to the right of its coast', () => {
    // Northwards through the middle: the east is sea, a half of the square less a hand's breadth.
    expect(
      area(
        sea([
          [0.4, -1],
          [0.4, 2],
        ]),
      ),
    ).toBeCloseTo(0.6, 6);
    expect(
      area(
        sea([
          [0.4, 2],
          [0.4, -1],
        ]),
      ),
    ).toBeCloseTo(0.4, 6);
    expect(
      area(
        sea([
          [-1, 0.3],
          [2, 0.3],
        ]),
      ),
    ).toBeCloseTo(0.3, 6);
  });

  test('is closed over a corner of the bounds, whichever one', () => {
    // The coast cuts a corner of 0.2 × 0.2 / 2 off; it is sea or all the rest is.
    const corners: [number, number][][] = [
      [
        [-0.1, 0.3],
        [0.3, -0.1],
      ],
      [
        [0.7, -0.1],
        [1.1, 0.3],
      ],
      [
        [1.1, 0.7],
        [0.7, 1.1],
      ],
      [
        [0.3, 1.1],
        [-0.1, 0.7],
      ],
    ];
    for (const corner of corners) {
      expect(area(sea(corner))).toBeCloseTo(0.02, 6);
      expect(area(sea(corner.toReversed()))).toBeCloseTo(0.98, 6);
    }
  });

  test('of a strait lies between both coasts, joined from pieces in any order', () => {
    const found = sea(
      [
        [0.6, 0.5],
        [0.6, -1],
      ],
      [
        [0.4, -1],
        [0.4, 2],
      ],
      [
        [0.6, 2],
        [0.6, 0.5],
      ],
    );
    expect(area(found)).toBeCloseTo(0.2, 6);
  });

  test('goes around an island, and around one alone in the bounds', () => {
    const island: [number, number][] = [
      [0.7, 0.2],
      [0.8, 0.2],
      [0.8, 0.3],
      [0.7, 0.3],
      [0.7, 0.2],
    ];
    expect(
      area(
        sea(
          [
            [0.4, -1],
            [0.4, 2],
          ],
          island,
        ),
      ),
    ).toBeCloseTo(0.59, 6);
    expect(area(sea(island))).toBeCloseTo(0.99, 6);
  });

  test('goes around an island that lies across the edge of the bounds', () => {
    const island: [number, number][] = [
      [0.9, 0.2],
      [1.2, 0.2],
      [1.2, 0.4],
      [0.9, 0.4],
      [0.9, 0.2],
    ];
    expect(area(sea(island))).toBeCloseTo(0.98, 6);
  });

  test('is not guessed where there is no coast, or where a piece of it is missing', () => {
    expect(sea()).toEqual([]);
    expect(
      sea([
        [0.4, -1],
        [0.4, 0.5],
      ]),
    ).toEqual([]);
  });
});

describe('a multipolygon', () => {
  const outlines = (...ways: { line: [number, number][]; inner?: boolean }[]) => {
    const drawn = draw(ways.map(({ line }) => line));
    const parts = drawn.ways.map((points, i) => ({ points, inner: ways[i]!.inner ?? false }));
    return outlinesOf(parts, drawn.nodes, bounds);
  };

  test('is joined from ways in any direction, with its hole', () => {
    const { rings, cut } = outlines(
      {
        line: [
          [0, 0],
          [1, 0],
          [1, 1],
        ],
      },
      {
        line: [
          [0, 0],
          [0, 1],
          [1, 1],
        ],
      },
      {
        line: [
          [0.4, 0.4],
          [0.6, 0.4],
          [0.6, 0.6],
          [0.4, 0.4],
        ],
        inner: true,
      },
    );
    expect(rings.map(({ points, hole }) => [points.length, hole])).toEqual([
      [5, false],
      [4, true],
    ]);
    expect(cut).toEqual([]);
  });

  test('gives each hole to the outer ring around it', () => {
    const square = (x: number, side: number): [number, number][] => [
      [x, 0.1],
      [x + side, 0.1],
      [x + side, 0.1 + side],
      [x, 0.1 + side],
      [x, 0.1],
    ];
    const { rings } = outlines(
      { line: square(0.1, 0.2) },
      { line: square(0.6, 0.3) },
      { line: square(0.7, 0.1), inner: true },
    );
    expect(rings.map(({ hole }) => hole)).toEqual([false, false, true]);
  });

  test('that the file cuts off is closed along the bounds: a river keeps to its banks', () => {
    const { rings, cut } = outlines(
      {
        line: [
          [0.4, -0.5],
          [0.4, 1.5],
        ],
      },
      {
        line: [
          [0.6, -0.5],
          [0.6, 1.5],
        ],
      },
    );
    expect(rings).toEqual([]);
    expect(area(cut.map((ring) => [ring]))).toBeCloseTo(0.2, 6);
  });

  test('that ends within the bounds is left out', () => {
    expect(
      outlines({
        line: [
          [0.4, -0.5],
          [0.4, 0.5],
        ],
      }),
    ).toEqual({ rings: [], cut: [] });
  });
});

describe('pieces of a street', () => {
  test('are joined at shared ends, in any order and direction', () => {
    expect(
      joinPieces([
        [1, 2],
        [4, 3],
        [2, 3],
        [7, 8],
      ]),
    ).toEqual([
      [1, 2, 3, 4],
      [7, 8],
    ]);
    expect(
      joinPieces([
        [2, 3],
        [1, 2],
        [3, 4],
      ]),
    ).toEqual([[1, 2, 3, 4]]);
  });

  test('that make a ring end where they began; another ring at the same corner stays its own', () => {
    expect(
      joinPieces([
        [1, 2, 3],
        [3, 1],
      ]),
    ).toEqual([[1, 2, 3, 1]]);
    expect(
      joinPieces([
        [1, 2, 3, 1],
        [1, 4, 5, 1],
      ]),
    ).toHaveLength(2);
  });

  test('of another name are not joined', () => {
    const street = (name: string) => ({
      layer: 'street-names' as const,
      minZoom: 14,
      properties: { class: 'minor', name },
    });
    const long = street('长街'),
      short = street('短街');
    expect(
      joinStreets([
        { drawn: long, points: [1, 2] },
        { drawn: short, points: [2, 3] },
        { drawn: long, points: [2, 9] },
      ]),
    ).toEqual([
      { drawn: long, points: [1, 2, 9] },
      { drawn: short, points: [2, 3] },
    ]);
  });
});
