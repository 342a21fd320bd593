/** Streets that people live at, in pieces: side streets, not main roads, paths, stairs or ferries. */
import { metersPerDegreeLat, metersPerDegreeLng } from '../../geo/distance.ts';
import { unitsPerDegree } from '../../geo/position.ts';
import { edgeFlag, notStreetLength, streetClassOf } from '../../network/flags.ts';
import type { Network } from '../../network/network.ts';

const mostPieceMeters = 50;

/** Middle and length of each piece, none longer than 50 m. */
export function* residentialPieces(
  network: Network,
): Generator<{ lng: number; lat: number; meters: number }> {
  const { edgeFlags, shapeFirst, shapeLng, shapeLat } = network;
  for (let edge = 0; edge < network.edgeCount; edge++) {
    const flags = edgeFlags[edge]!;
    if ((flags & edgeFlag.foot) === 0 || (flags & notStreetLength) !== 0) continue;
    if (streetClassOf(flags) !== 'street') continue;
    for (let i = shapeFirst[edge]! + 1; i < shapeFirst[edge + 1]!; i++) {
      const [fromLng, fromLat, toLng, toLat] = [
        shapeLng[i - 1]!,
        shapeLat[i - 1]!,
        shapeLng[i]!,
        shapeLat[i]!,
      ].map((units) => units / unitsPerDegree) as [number, number, number, number];
      const meters = Math.hypot(
        (toLng - fromLng) * metersPerDegreeLng(fromLat),
        (toLat - fromLat) * metersPerDegreeLat,
      );
      const pieces = Math.ceil(meters / mostPieceMeters);
      for (let piece = 0; piece < pieces; piece++) {
        const share = (piece + 0.5) / pieces;
        yield {
          lng: fromLng + share * (toLng - fromLng),
          lat: fromLat + share * (toLat - fromLat),
          meters: meters / pieces,
        };
      }
    }
  }
}
