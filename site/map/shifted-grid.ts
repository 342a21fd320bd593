import gcoord from 'gcoord';

/**
 * GCJ-02 moves every place in China by some 500 m, a little differently from place to place. So a tile in GCJ-02 belongs
 * elsewhere on a WGS-84 map, and is a little larger or smaller there.
 *
 * Each tile is put where its own corners belong and stretched between them: neighbours share corners, so there are no
 * seams. What is left is the shift's curvature within one tile and the rounding to whole pixels: under a pixel at every
 * zoom from 10 to 18 (measured over Guangdong by `tests/site/shifted-grid.test.ts`).
 */
export interface TileBox {
  /** Whole pixels of the world at the tile's zoom, from its north-west corner. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

type LngLat = readonly [lng: number, lat: number];

export function toGcj02([lng, lat]: LngLat): LngLat {
  const [x, y] = gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02);
  return [x!, y!];
}

function toWgs84([lng, lat]: LngLat): LngLat {
  const [x, y] = gcoord.transform([lng, lat], gcoord.GCJ02, gcoord.WGS84);
  return [x!, y!];
}

/** A place's pixel in the world of a zoom, in web Mercator. */
export function toWorldPixels(
  [lng, lat]: LngLat,
  zoom: number,
  tilePixels: number,
): [number, number] {
  const side = tilePixels * 2 ** zoom;
  const sine = Math.sin((lat * Math.PI) / 180);
  return [
    (lng / 360 + 0.5) * side,
    (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * side,
  ];
}

function cornerOf(zoom: number, x: number, y: number): LngLat {
  const count = 2 ** zoom;
  return [
    (x / count - 0.5) * 360,
    (Math.atan(Math.sinh((0.5 - y / count) * 2 * Math.PI)) * 180) / Math.PI,
  ];
}

/** Where a tile in GCJ-02 lies on a WGS-84 map. */
export function shiftedBox(zoom: number, x: number, y: number, tilePixels: number): TileBox {
  const [left, top] = toWorldPixels(toWgs84(cornerOf(zoom, x, y)), zoom, tilePixels).map(
    Math.round,
  );
  const [right, bottom] = toWorldPixels(
    toWgs84(cornerOf(zoom, x + 1, y + 1)),
    zoom,
    tilePixels,
  ).map(Math.round);
  return { left: left!, top: top!, width: right! - left!, height: bottom! - top! };
}
