import { layBlock } from './blocks.ts';
import { halfWidthOf, type Draft } from './draft.ts';
import { northLattice, patchOf, southLattice, type Lattice } from './lattice.ts';
import { layMainRoads, middleOf } from './main-roads.ts';
import { closed, type Line } from './plane.ts';
import { layQuarter, makeCuts, type Block } from './quarter.ts';
import { layCrossings, laySidewalks, laySignals, type Town } from './sidewalks.ts';
import { layTrees } from './fields.ts';
import { northPlan, southPlan } from './town-plan.ts';
import { northRoads, southRoads, type MainRoad } from './town-roads.ts';

export interface Lattices {
  north: Lattice;
  south: Lattice;
  /** Outlines of all blocks. */
  quarters: Line[];
}

/** The town on both banks: main roads, sidewalks, quarters and what fills them. */
export function layTown(draft: Draft): Lattices {
  const north = northLattice();
  const south = southLattice(north);
  const quarters = [
    ...layHalf(draft, north, northRoads, northPlan),
    ...layHalf(draft, south, southRoads, southPlan),
  ];
  return { north, south, quarters };
}

function layHalf(
  draft: Draft,
  lattice: Lattice,
  roads: readonly MainRoad[],
  plan: Record<string, string[]>,
): Line[] {
  const town: Town = { lattice, roads, built: (column, row) => `${column},${row}` in plan };
  layMainRoads(draft, lattice, roads);
  const outlines: Line[] = [];
  const columnCuts = new Map<number, number[]>();
  for (const [key, picture] of Object.entries(plan)) {
    const [column = 0, row = 0] = key.split(',').map(Number);
    laySidewalks(draft, town, column, row);
    const patch = patchOf(lattice, column, row);
    const shared = columnCuts.get(column);
    const count = picture[0]?.length ?? 0;
    // Two neighbours in three go on with each other's streets across the main road.
    const cuts = shared && draft.random.chance(0.66) ? shared : makeCuts(draft, count);
    columnCuts.set(column, cuts);
    const blocks: Block[] = layQuarter(draft, patch, picture, cuts);
    for (const block of blocks) layBlock(draft, block);
    outlines.push(...blocks.map((b) => b.ring));
  }
  layCrossings(draft, town);
  laySignals(draft, town);
  for (const road of roads) if (road.dual) layTrees(draft, middleOf(lattice, road), 22, 0);
  return outlines;
}

/** Once every street is planned: no building may stand on one. */
export function keepStreetsFree(draft: Draft): void {
  for (const { line, tags, joins } of draft.streets) {
    if (joins === 'gates' || !tags['highway']) continue;
    draft.ground.strip(tags['area'] ? closed(line) : line, halfWidthOf(tags));
  }
}
