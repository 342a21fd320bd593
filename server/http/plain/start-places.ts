/** Named places of a region to start from: what a select offers where there is no map to click. */
import { insideRings } from '../../geo/inside.ts';
import { pointInside } from '../../geo/point-inside.ts';
import { rounded, type Position } from '../../geo/position.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';

export interface StartPlace {
  readonly name: string;
  readonly nameEn?: string;
  /** `lng,lat`: the place itself is the value, so that an address stays good when a region is imported anew. */
  readonly value: string;
}

export interface StartPlaces {
  readonly communities: readonly StartPlace[];
  readonly places: readonly StartPlace[];
}

const remembered = new WeakMap<RegionEngine, StartPlaces>();

export function startPlaces(engine: RegionEngine): StartPlaces {
  let found = remembered.get(engine);
  if (!found) remembered.set(engine, (found = listPlaces(engine)));
  return found;
}

const byName = (a: StartPlace, b: StartPlace) => a.name.localeCompare(b.name, 'zh-CN');
const written = ([lng, lat]: readonly number[]) => rounded(lng!, lat!).join(',');

function listPlaces({ region }: RegionEngine): StartPlaces {
  const communities = region.communities.flatMap(({ name, polygons }) => {
    // People live round the named place; the middle of the ground may be a hill.
    const settled = region.places.find(({ position: [lng, lat] }) =>
      polygons.some((rings) => insideRings(rings, lng, lat)),
    );
    const at: Position | [number, number] | null = settled?.position ?? pointInside(polygons);
    return at ? [{ name, value: written(at) }] : [];
  });
  const places = region.places.map(({ name, nameEn, position }) => ({
    name,
    ...(nameEn ? { nameEn } : {}),
    value: written(position),
  }));
  return { communities: communities.toSorted(byName), places: places.toSorted(byName) };
}
