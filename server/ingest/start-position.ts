import type { Facility } from '../domain/region.ts';
import { position, type Position } from '../geo/position.ts';
import { densityAround } from '../network/build/density.ts';
import type { Network } from '../network/network.ts';
import { pointOnEdge, snap } from '../network/snap.ts';

const cellDegrees = 0.003;

/** A good first origin: a street where facilities, or else streets, are densest. */
export function startPosition(
  network: Network,
  facilities: readonly Facility[],
  snapLimitMeters: number,
): { position: Position; street: string | null } {
  const counts = new Map<string, number>();
  const cell = (value: number) => Math.floor(value / cellDegrees);
  const inside = facilities.filter(({ position: [lng, lat] }) => {
    const [west, south, east, north] = network.bounds;
    return lng > west && lng < east && lat > south && lat < north;
  });
  for (const {
    position: [lng, lat],
  } of inside) {
    // A facility counts for the cells around it too, so that the middle of a quarter wins over its loudest corner.
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        const key = `${cell(lng) + dx},${cell(lat) + dy}`;
        counts.set(key, (counts.get(key) ?? 0) + (dx === 0 && dy === 0 ? 2 : 1));
      }
    }
  }
  const candidates = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([key]) => {
      const [x, y] = key.split(',').map(Number);
      return position((x! + 0.5) * cellDegrees, (y! + 0.5) * cellDegrees);
    });
  candidates.push(densest(network));
  for (const at of candidates) {
    const point = snap(network, 'foot', at, snapLimitMeters);
    if (!point) continue;
    return {
      position: pointOnEdge(network, point.edge, point.alongMeters),
      street: network.names[network.edgeName[point.edge]!] || null,
    };
  }
  const node = Math.floor(network.nodeCount / 2);
  return {
    position: position(network.nodeLng[node]! / 1e7, network.nodeLat[node]! / 1e7),
    street: null,
  };
}

function densest(network: Network): Position {
  const [west, south, east, north] = network.bounds;
  let best = position((west + east) / 2, (south + north) / 2),
    most = -1;
  for (let x = 1; x < 20; x++) {
    for (let y = 1; y < 20; y++) {
      const lng = west + ((east - west) * x) / 20,
        lat = south + ((north - south) * y) / 20;
      const density = densityAround(network.density, lng, lat, 400);
      if (density > most) {
        most = density;
        best = position(lng, lat);
      }
    }
  }
  return best;
}
