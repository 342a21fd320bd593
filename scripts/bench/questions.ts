import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { position, type Bounds, type Position } from '../../server/geo/position.ts';
import { snap } from '../../server/network/snap.ts';

/** Seeded origins near random junctions within the bounds: where homes are. */
export function seededOrigins(engine: RegionEngine, count: number, within?: Bounds): Position[] {
  const { network } = engine.region;
  const [west, south, east, north] = within ?? engine.region.info.bounds;
  let state = 20121011;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const found: Position[] = [];
  while (found.length < count) {
    const node = Math.floor(random() * network.nodeCount);
    const lng = network.nodeLng[node]! / 1e7 + (random() - 0.5) * 1e-3,
      lat = network.nodeLat[node]! / 1e7 + (random() - 0.5) * 1e-3;
    if (lng < west || lng > east || lat < south || lat > north) continue;
    const at = position(lng, lat);
    if (snap(network, 'foot', at, engine.norms.snapLimitMeters)) found.push(at);
  }
  return found;
}
