import gcoord from 'gcoord';

/**
 * GCJ-02 moves every place in China by some 500 m, a little differently from place to place. So a tile in GCJ-02 belongs
 * elsewhere on a WGS-84 map, and is a little larger or smaller there.
 *
 * Each tile is put where its own edges belong and stretched between them: neighbours share an edge, so there are no
 * seams. What is left is the slant of the edges, up to a third of a pixel, and the rounding to whole pixels, up to a half
 * each way: under a pixel at every zoom from 10 to 18 (measured over Guangdong by `tests/site/shifted-grid.test.ts`).
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

/** gcoord stops within 0.1 m; one more step by its exact forward formula takes the rest. */
function toWgs84(place: LngLat): LngLat {
  const [lng, lat] = gcoord.transform([place[0], place[1]], gcoord.GCJ02, gcoord.WGS84);
  const [x, y] = toGcj02([lng!, lat!]);
  return [lng! - (x - place[0]), lat! - (y - place[1])];
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

/** Where a tile in GCJ-02 lies on a WGS-84 map. An edge is a little slanted there: its middle counts. */
export function shiftedBox(zoom: number, x: number, y: number, tilePixels: number): TileBox {
  const at = (column: number, row: number) =>
    toWorldPixels(toWgs84(cornerOf(zoom, column, row)), zoom, tilePixels);
  const [nw, ne, sw, se] = [at(x, y), at(x + 1, y), at(x, y + 1), at(x + 1, y + 1)];
  const middle = (a: number, b: number) => Math.round((a + b) / 2);
  const left = middle(nw[0], sw[0]),
    top = middle(nw[1], ne[1]);
  return { left, top, width: middle(ne[0], se[0]) - left, height: middle(sw[1], se[1]) - top };
}
