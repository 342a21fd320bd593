import { inset, thinned } from './curve.ts';
import { layCampus } from './campus.ts';
import { layCompound } from './compound.ts';
import { street, type Draft } from './draft.ts';
import { layHillPark, layPark } from './park.ts';
import { at, meters, mix, type Line } from './plane.ts';
import type { Block } from './quarter.ts';
import { splitByLanes, type Lanes } from './split.ts';
import { laySquare } from './square.ts';

/** Lays out one block by its letter in the town's picture. */
export function layBlock(draft: Draft, block: Block): void {
  const { use } = block;
  if (/[A-F]/.test(use)) return layCompound(draft, block);
  if (use === 'S' || use === 'T') return layCampus(draft, block, 'school');
  switch (use) {
    case 'm':
      return layLots(draft, block, 'mixed', mixed(draft), 'residential');
    case 'o':
      return layLots(draft, block, 'old', oldTown(draft), 'residential');
    case 'v':
      return layLots(draft, block, 'lanes', villageLanes(draft), 'residential');
    case 'H':
      return layCampus(draft, block, 'hospital');
    case 'P':
      return layPark(draft, block);
    case 'X':
      return layHillPark(draft, block);
    case 'Q':
      return laySquare(draft, block);
    case 'G':
      return layCivic(draft, block);
    case 'K':
      return layCommerce(draft, block);
    case 'M':
      return layMarket(draft, block);
    case 'I':
      return layWorks(draft, block);
    case 'f':
      draft.areas.push({
        ring: land(block.ring, 8),
        tags: { landuse: draft.random.pick(['farmland', 'farmland', 'orchard', 'grass']) },
      });
      return;
    default:
      throw new Error(`the town's picture has an unknown letter: "${use}"`);
  }
}

const mixed = (draft: Draft): Lanes => ({
  targetSquareMeters: 9500,
  turn: 0.12,
  blind: 0.22,
  tags: () => ({
    highway: draft.random.pick(['residential', 'residential', 'service', 'living_street']),
  }),
});

const oldTown = (draft: Draft): Lanes => ({
  targetSquareMeters: 4200,
  turn: 0.34,
  blind: 0.18,
  tags: () => {
    const highway = draft.random.pick(['living_street', 'living_street', 'footway', 'pedestrian']);
    return highway === 'pedestrian' ? { highway, ...draft.streetNames() } : { highway };
  },
});

const villageLanes = (draft: Draft): Lanes => ({
  targetSquareMeters: 1500,
  turn: 0.4,
  blind: 0.3,
  tags: () => ({
    highway: draft.random.pick(['footway', 'footway', 'living_street']),
    surface: 'concrete',
  }),
});

function layLots(
  draft: Draft,
  block: Block,
  style: 'mixed' | 'old' | 'lanes',
  lanes: Lanes,
  landuse: string,
): void {
  draft.areas.push({ ring: land(block.ring, 5), tags: { landuse } });
  for (const ring of splitByLanes(draft, block.ring, lanes)) draft.lots.push({ ring, style });
}

function layCivic(draft: Draft, block: Block): void {
  draft.areas.push({ ring: land(block.ring, 6), tags: { landuse: 'civic_admin' } });
  street(draft, across(block, 0, 2), { highway: 'service' });
  draft.lots.push({ ring: block.ring, style: 'civic' });
}

function layCommerce(draft: Draft, block: Block): void {
  draft.areas.push({ ring: land(block.ring, 6), tags: { landuse: 'commercial' } });
  street(draft, across(block, 0, 2), { highway: 'pedestrian', ...draft.streetNames() });
  street(draft, across(block, 1, 3), { highway: 'service' });
  draft.lots.push({ ring: block.ring, style: 'towers' });
}

function layMarket(draft: Draft, block: Block): void {
  draft.areas.push({ ring: land(block.ring, 6), tags: { landuse: 'retail' } });
  street(draft, across(block, 1, 3), { highway: 'service', service: 'alley' });
  street(draft, across(block, 0, 2), { highway: 'living_street' });
  draft.markets.push(block.center);
  draft.lots.push({ ring: block.ring, style: 'mixed' });
}

function layWorks(draft: Draft, block: Block): void {
  draft.areas.push({ ring: land(block.ring, 8), tags: { landuse: 'industrial' } });
  street(draft, across(block, 0, 2), { highway: 'service' });
  street(draft, across(block, 1, 3), { highway: 'service' });
  draft.lots.push({ ring: block.ring, style: 'sheds' });
}

/** A line from the middle of one side to the middle of another. */
export function across(block: Block, from: number, to: number): Line {
  const a = middleOf(at(block.sides, from));
  const b = middleOf(at(block.sides, to));
  return [a, mix(mix(a, b, 0.5), block.center, 0.7), b];
}

export function middleOf(side: Line): readonly [number, number] {
  return mix(
    at(side, Math.floor((side.length - 1) / 2)),
    at(side, Math.ceil((side.length - 1) / 2)),
    0.5,
  );
}

/** The block without its streets: a ring `distance` metres inside it. */
export function land(ring: Line, distance: number): Line {
  const coarse = thinned([...ring, at(ring, 0)], 2).slice(0, -1);
  return inset(
    coarse.filter((p, i) => meters(p, at(coarse, i - 1)) > 6),
    distance,
  );
}
