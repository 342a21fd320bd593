import { contains, type Position } from '../geo/position.ts';
import type { RegionEngine } from '../domain/region-engine.ts';
import type { Regions } from '../store/regions.ts';
import { Refusal } from './errors.ts';
import { asTyped, shown } from './query.ts';

/** The asked-for region, or the smallest one that holds the position. Swapped coordinates are recognised where they would fit. */
export function pickRegion(
  regions: Regions,
  position: Position,
  id: string | undefined,
): RegionEngine {
  const [lng, lat] = position;
  const swapped = (within: (at: Position) => boolean) =>
    Math.abs(lng) <= 90 && within([lat, lng] as Position);
  const quoted = asTyped(position);
  const turned = { lng: quoted.lat, lat: quoted.lng };
  if (id !== undefined) {
    const engine = regions.byId(id);
    if (!engine) throw new Refusal('unknown-region', { value: shown(id) });
    const { bounds } = engine.region.info;
    if (contains(bounds, lng, lat)) return engine;
    if (swapped((at) => contains(bounds, at[0], at[1])))
      throw new Refusal('swapped-coordinates', quoted, turned);
    throw new Refusal('outside-region', { ...quoted, region: engine.region.info.name });
  }
  const [engine] = regions.at(position);
  if (engine) return engine;
  if (swapped((at) => regions.at(at).length > 0))
    throw new Refusal('swapped-coordinates', quoted, turned);
  throw new Refusal('outside-every-region', quoted, {
    regions: regions.all().map(({ region }) => region.info.id),
  });
}
