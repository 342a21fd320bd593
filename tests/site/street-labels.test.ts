import { describe, expect, it } from 'vitest';
import { latOf, lngOf, unitX, unitY } from '../../site/map/mercator.ts';
import { StreetCells, type StreetCell, type StreetLine } from '../../site/map/street-cells.ts';
import { layLabels } from '../../site/map/street-labels.ts';

/** World pixels of zoom 16 to the unit square. */
const world = 256 * 2 ** 16;
const origin = 0.5 * world;

function line(name: string, ...pixels: [number, number][]): StreetLine {
  const points = Float64Array.from(
    pixels.flatMap(([x, y]) => [(origin + x) / world, (origin + y) / world]),
  );
  return { class: 'street', name, points, minX: 0, minY: 0, maxX: 1, maxY: 1 };
}
const cell = (...lines: StreetLine[]): StreetCell => ({
  key: '1/1/1',
  box: { minX: 0, minY: 0, maxX: 1, maxY: 1 },
  lines,
});
const tenPixels = (text: string) => [...text].length * 10;
const read = (...lines: StreetLine[]) =>
  layLabels(cell(...lines), 16, tenPixels).map(({ glyphs }) => glyphs);

describe('a street name', () => {
  it('stands in the middle of its street, one glyph after the other', () => {
    const [glyphs] = read(line('人民路', [0, 0], [100, 0]));
    expect(
      glyphs!.map(({ text, x, y }) => [text, Math.round(x - origin), Math.round(y - origin)]),
    ).toEqual([
      ['人', 40, 0],
      ['民', 50, 0],
      ['路', 60, 0],
    ]);
  });

  it('reads from left to right on a street drawn from right to left', () => {
    const [glyphs] = read(line('人民路', [100, 0], [0, 0]));
    expect(glyphs!.map(({ text }) => text).join('')).toBe('人民路');
    expect(glyphs![0]!.x).toBeLessThan(glyphs![2]!.x);
    expect(Math.cos(glyphs![0]!.radians)).toBeCloseTo(1);
  });

  it('stands upright from top to bottom on a steep street, if Chinese', () => {
    const [glyphs] = read(line('人民路', [0, 100], [0, 0]));
    expect(glyphs![0]!.y).toBeLessThan(glyphs![2]!.y);
    expect(Math.cos(glyphs![0]!.radians)).toBeCloseTo(1);
    const [latin] = read(line('Main', [0, 100], [0, 0]));
    expect(Math.cos(latin![0]!.radians)).toBeCloseTo(0);
  });

  it('is laid over the pieces that junctions cut, whatever their direction', () => {
    const pieces = [
      line('人民路', [0, 0], [20, 0]),
      line('人民路', [40, 0], [20, 0]),
      line('人民路', [60, 0], [40, 0]),
    ];
    expect(read(...pieces)).toHaveLength(1);
    expect(read(pieces[0]!)).toHaveLength(0);
  });

  it('gives way to one that is there already', () => {
    expect(read(line('人民路', [0, 0], [100, 0]), line('解放路', [0, 5], [100, 5]))).toHaveLength(
      1,
    );
    expect(read(line('人民路', [0, 0], [100, 0]), line('解放路', [0, 50], [100, 50]))).toHaveLength(
      2,
    );
  });

  it('is left out where the street turns too sharply', () => {
    expect(read(line('人民路', [0, 0], [20, 0], [20, 20]))).toHaveLength(0);
  });
});

describe('streets', () => {
  const everywhere = { minX: 0, minY: 0, maxX: 1, maxY: 1 };
  const box = { minX: 0.5, minY: 0.5, maxX: 0.50001, maxY: 0.50001 };

  it('are asked for once per cell, and again only after a failure', async () => {
    const asked: string[] = [];
    let works = false;
    const cells = new StreetCells(everywhere, async (bbox) => {
      asked.push(bbox.map((degrees) => degrees.toFixed(2)).join(','));
      return works ? { type: 'FeatureCollection', features: [] } : null;
    });
    expect(await cells.around(box, 16)).toEqual([]);
    works = true;
    expect(await cells.around(box, 16)).toHaveLength(1);
    expect(await cells.around(box, 19)).toHaveLength(1);
    expect(asked).toEqual(['0.00,-0.02,0.02,0.00', '0.00,-0.02,0.02,0.00']);
  });

  it('outside the region are not asked for', async () => {
    const cells = new StreetCells({ minX: 0, minY: 0, maxX: 0.1, maxY: 0.1 }, () =>
      Promise.reject(new Error('asked')),
    );
    expect(await cells.around(box, 16)).toEqual([]);
  });

  it('leave connections free: at most three requests at a time', async () => {
    let running = 0;
    let most = 0;
    const cells = new StreetCells(everywhere, async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      return { type: 'FeatureCollection', features: [] };
    });
    const wide = { ...box, maxX: 0.5 + 4 / 2 ** 14, maxY: 0.5 + 3 / 2 ** 14 };
    expect(await cells.around(wide, 16)).toHaveLength(20);
    expect(most).toBe(3);
  });

  it('keep their place: Mercator there and back', () => {
    for (const [lng, lat] of [
      [113.5, 22.35],
      [-51.2, -30],
      [0, 0],
    ] as const) {
      expect(lngOf(unitX(lng))).toBeCloseTo(lng, 9);
      expect(latOf(unitY(lat))).toBeCloseTo(lat, 9);
    }
  });
});
