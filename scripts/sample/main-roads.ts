import { beside, smooth } from './curve.ts';
import { street, type Draft } from './draft.ts';
import type { Tags } from './elements.ts';
import { columnOf, rowOf, type Lattice } from './lattice.ts';
import { at, type Line } from './plane.ts';
import type { MainRoad } from './town-roads.ts';

/** Pieces of curve between two neighbouring points of the lattice. */
export const stepsPerSpan = 8;
const halfMedianMeters = 7;

/** The road's middle line. */
export function middleOf(lattice: Lattice, road: MainRoad): Line {
  const points = road.on === 'row' ? rowOf(lattice, road.index) : columnOf(lattice, road.index);
  return smooth(points, stepsPerSpan).slice(road.from * stepsPerSpan, road.to * stepsPerSpan + 1);
}

export function layMainRoads(draft: Draft, lattice: Lattice, roads: readonly MainRoad[]): void {
  for (const road of roads) {
    const middle = middleOf(lattice, road);
    const tags: Tags = {
      highway: road.highway,
      name: road.zh,
      'name:en': road.en,
      surface: 'asphalt',
      lanes: road.dual ? '3' : road.highway === 'secondary' ? '4' : '2',
      maxspeed: road.highway === 'tertiary' ? '40' : '60',
      ...(road.sidewalks ? { sidewalk: 'separate' } : { sidewalk: 'both' }),
    };
    if (!road.dual) street(draft, middle, tags);
    else
      for (const side of [-1, 1])
        street(draft, carriageway(middle, side), { ...tags, oneway: 'yes' });
    draft.ground.strip(middle, road.dual ? 19 : road.sidewalks ? 14.5 : 12);
  }
}

/** Traffic keeps right: the eastbound carriageway lies south of the middle. Both end in the middle line's ends. */
function carriageway(middle: Line, side: number): Line {
  const moved = beside(middle, side * halfMedianMeters);
  const line = [at(middle, 0), ...moved.slice(1, -1), at(middle, -1)];
  return side < 0 ? line : line.reverse();
}
