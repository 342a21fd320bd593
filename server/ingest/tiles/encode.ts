/** A cut tile becomes the bytes of a Mapbox Vector Tile, version 2. */
import type { RawFeature } from 'geojson-vt';
import vtPbf from 'vt-pbf';
import type { Drawn } from '../map/features.ts';

/** Units along a tile's side. */
export const tileExtent = 4096;
/** A gate's mark on a border is drawn by both tiles, each its half. */
const markUnits = 64;

type Sides = ReturnType<Parameters<typeof vtPbf.fromVectorTileJs>[0]['layers'][string]['feature']>;

/**
 * Encodes what is shown at zoom `z`. Places in the buffer are left out: the neighbouring tile has them, and a name is set once.
 * Null for a tile without features.
 * @param features `tags` of each is its {@link Drawn}
 */
export function encodeTile(features: readonly RawFeature[], z: number): Uint8Array | null {
  const byLayer = new Map<string, Sides[]>();
  for (const feature of features) {
    const { layer, minZoom, properties } = feature.tags as unknown as Drawn;
    if (minZoom > z) continue;
    const lines = linesOf(feature, layer === 'gates' ? markUnits : 0);
    if (lines.length === 0) continue;
    const type = feature.type === 4 ? 1 : feature.type;
    const encoded = { type, properties, loadGeometry: () => lines };
    const others = byLayer.get(layer);
    if (others) others.push(encoded);
    else byLayer.set(layer, [encoded]);
  }
  if (byLayer.size === 0) return null;
  const layers = Object.fromEntries(
    [...byLayer].map(([name, found]) => [
      name,
      {
        name,
        version: 2,
        extent: tileExtent,
        length: found.length,
        feature: (i: number) => found[i]!,
      },
    ]),
  );
  return vtPbf.fromVectorTileJs({ layers });
}

function linesOf(feature: RawFeature, beyond: number): { x: number; y: number }[][] {
  if (feature.type === 4) {
    const { x, y } = feature;
    const end = tileExtent + beyond;
    const within = x >= -beyond && y >= -beyond && x < end && y < end;
    return within ? [[{ x, y }]] : [];
  }
  if (feature.type === 1) throw new Error('multi-points are never drawn');
  const fewest = feature.type === 3 ? 4 : 2;
  return feature.geometry.map(pointsOf).filter((line) => line.length >= fewest);
}

function pointsOf(flat: Int16Array | Int32Array): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  for (let i = 0; i < flat.length; i += 2) {
    const x = flat[i]!,
      y = flat[i + 1]!;
    const last = points[points.length - 1];
    if (!last || last.x !== x || last.y !== y) points.push({ x, y });
  }
  return points;
}
