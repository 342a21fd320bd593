import { describe, expect, it } from 'vitest';
import { shiftedBox, toGcj02, toWorldPixels } from '../../site/map/shifted-grid.ts';

/** Corners of Guangdong, roughly, and places spread over it by a fixed rule. */
const [west, south, east, north] = [109.7, 20.2, 117.3, 25.5];
const places = Array.from({ length: 4000 }, (_, i): [number, number] => [
  west + ((i * 0.618034) % 1) * (east - west),
  south + ((i * 0.414214) % 1) * (north - south),
]);
const side = 256;

/** Pixels between where a place is drawn by its GCJ-02 tile and where it belongs, by the plain forward formula. */
function errorPixels(place: [number, number], zoom: number): number {
  const [x, y] = toWorldPixels(toGcj02(place), zoom, side);
  const column = Math.floor(x / side),
    row = Math.floor(y / side);
  const { left, top, width, height } = shiftedBox(zoom, column, row, side);
  const drawn = [
    left + ((x - column * side) / side) * width,
    top + ((y - row * side) / side) * height,
  ];
  const [trueX, trueY] = toWorldPixels(place, zoom, side);
  return Math.hypot(drawn[0]! - trueX, drawn[1]! - trueY);
}

describe('tiles in GCJ-02', () => {
  it.each([10, 12, 14, 16, 17, 18])(
    'lie within a pixel of the truth over Guangdong at zoom %i',
    (zoom) => {
      const worst = Math.max(...places.map((place) => errorPixels(place, zoom)));
      expect(worst).toBeLessThan(1);
      console.log(`GCJ-02 at zoom ${zoom}: ${worst.toFixed(2)} px at worst`);
      expect(worst).toBeGreaterThan(0);
    },
  );

  it('would be hundreds of pixels off at zoom 18 without the shift', () => {
    const [x, y] = toWorldPixels(toGcj02([113.26, 23.13]), 18, side);
    const [trueX, trueY] = toWorldPixels([113.26, 23.13], 18, side);
    expect(Math.hypot(x - trueX, y - trueY)).toBeGreaterThan(500);
  });

  it('share their edges with their neighbours: no gap, no overlap', () => {
    for (const place of places.slice(0, 300)) {
      const [x, y] = toWorldPixels(place, 16, side).map((pixel) => Math.floor(pixel / side));
      const here = shiftedBox(16, x!, y!, side);
      expect(shiftedBox(16, x! + 1, y!, side).left).toBe(here.left + here.width);
      expect(shiftedBox(16, x!, y! + 1, side).top).toBe(here.top + here.height);
    }
  });

  it('stay where they are outside China', () => {
    expect(shiftedBox(10, 550, 330, side)).toEqual({
      left: 550 * side,
      top: 330 * side,
      width: side,
      height: side,
    });
  });
});
