import { nearestEdge, type Shapes } from '../../network/snap.ts';

/**
 * Metres to the nearest street that the network holds, whoever may use it (motorways are not in it), for `DatumReference`; Infinity
 * where none lies within `mostMeters`. Cost: a look into the street index.
 */
export function nearestStreetOf(
  network: Shapes,
  mostMeters: number,
): (lng: number, lat: number) => number {
  const every = new Uint8Array(network.edgeLengthMeters.length).fill(1);
  return (lng, lat) =>
    nearestEdge(network, every, lng, lat, mostMeters)?.offStreetMeters ?? Infinity;
}
