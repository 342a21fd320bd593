/** Hexagons of H3: the same everywhere on earth, so that two regions can be held against each other. */
import { cellToBoundary, getHexagonEdgeLengthAvg, latLngToCell, UNITS } from 'h3-js';
import { cellAreas, type Areas } from '../domain/coverage/areas.ts';
import type { People } from '../domain/coverage/people.ts';
import { rounded } from '../geo/position.ts';

const resolutions = [5, 6, 7, 8, 9, 10, 11];

/** The resolution whose mean side comes nearest, by ratio. */
export function resolutionFor(meters: number): { resolution: number; meters: number } {
  const sides = resolutions.map((resolution) => ({
    resolution,
    meters: getHexagonEdgeLengthAvg(resolution, UNITS.m),
  }));
  const off = (side: number) => Math.abs(Math.log(side / meters));
  return sides.reduce((best, one) => (off(one.meters) < off(best.meters) ? one : best));
}

/** Hexagons that hold a person, named by their H3 index. */
export function hexagonAreas(people: People, resolution: number): Areas {
  return cellAreas(
    people,
    (i) => latLngToCell(people.lat[i]!, people.lng[i]!, resolution),
    (code) => {
      const corners = cellToBoundary(code).map(([lat, lng]) => [...rounded(lng, lat)]);
      return [...corners, corners[0]!];
    },
  );
}
