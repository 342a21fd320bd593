import { unitsPerDegree, type Bounds } from '../geo/position.ts';
import { everybody } from '../network/barrier.ts';
import { edgeFlag, streetClassOf, type StreetClass } from '../network/flags.ts';
import type { Network } from '../network/network.ts';

interface StreetMap {
  type: 'FeatureCollection';
  features: {
    type: 'Feature';
    properties: { class: StreetClass; name: string | null };
    geometry: { type: 'LineString'; coordinates: number[][] };
  }[];
}

/** More lines than this are not drawn at once: paths go first, then small streets. */
const mostLines = 6000;

/** Streets that touch the box, as lines. In a box with too many, only the larger classes. */
export function streetsInBox(network: Network, [west, south, east, north]: Bounds): StreetMap {
  const found = network.edgeIndex
    .search(west, south, east, north)
    .filter((edge) => edge < network.edgeCount && isShown(network.edgeFlags[edge]!))
    .sort((a, b) => a - b);
  let kept = found;
  for (const dropped of [
    ['path', 'steps'],
    ['path', 'steps', 'street'],
  ]) {
    if (kept.length <= mostLines) break;
    kept = found.filter((edge) => !dropped.includes(streetClassOf(network.edgeFlags[edge]!)));
  }
  return {
    type: 'FeatureCollection',
    features: kept.slice(0, mostLines).map((edge) => feature(network, edge)),
  };
}

function isShown(flags: number): boolean {
  return (flags & (edgeFlag.gate | edgeFlag.acrossArea)) === 0 && (flags & everybody) !== 0;
}

function feature(network: Network, edge: number): StreetMap['features'][number] {
  const coordinates: number[][] = [];
  for (let i = network.shapeFirst[edge]!; i < network.shapeFirst[edge + 1]!; i++) {
    coordinates.push([
      Math.round(network.shapeLng[i]! / 10) / (unitsPerDegree / 10),
      Math.round(network.shapeLat[i]! / 10) / (unitsPerDegree / 10),
    ]);
  }
  return {
    type: 'Feature',
    properties: {
      class: streetClassOf(network.edgeFlags[edge]!),
      name: network.names[network.edgeName[edge]!] || null,
    },
    geometry: { type: 'LineString', coordinates },
  };
}
