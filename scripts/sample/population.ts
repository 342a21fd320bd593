/**
 * Who lives in the sample: everybody of each community's invented total, in its houses by ground times storeys and some chance, added up on
 * cells of 100 m. The same seed gives the same bytes.
 */
import { dwellingOf } from '../../server/ingest/dwellings.ts';
import { districts, type District } from './districts.ts';
import type { Building, Draft } from './draft.ts';
import { centroid, meters, signedArea, type Point } from './plane.ts';
import { toUnits } from './projection.ts';
import { makeRandom, type Random } from './random.ts';

export const cellMeters = 100;

/** Shares of the old, of children and of people registered elsewhere, before chance. */
const shares = {
  urban: { elderly: 0.16, children: 0.16, nonRegistered: 0.24 },
  village: { elderly: 0.27, children: 0.14, nonRegistered: 0.04 },
};
/** Old houses keep old people; lanes and new slabs take in newcomers. */
const leaning: Partial<Record<Building['style'], Partial<typeof shares.urban>>> = {
  old: { elderly: 0.12, nonRegistered: -0.1 },
  lanes: { elderly: -0.06, nonRegistered: 0.22 },
  slabs: { children: 0.05, elderly: -0.04 },
};
const parts = ['elderly', 'children', 'nonRegistered'] as const;

interface Cell {
  middle: Point;
  people: number;
  elderly: number;
  children: number;
  nonRegistered: number;
}

/** The grid as a table: `lon,lat,population,elderly,children,non_registered`. */
export function populationTable(draft: Draft, seed: number): string {
  const random = makeRandom(seed + 1);
  const cells = new Map<string, Cell>();
  const homes = homesOf(draft);
  for (const district of districts) {
    const own = homes.get(district) ?? [];
    // What lies across the county line is not counted here.
    if (!district.beyond) settle(district, own, random, cells);
  }
  const lines = [...cells.values()]
    .filter(({ people }) => people > 0)
    .map(({ middle, people, ...of }) => {
      const { lng, lat } = toUnits(middle);
      const counts = [people, ...parts.map((part) => Math.min(people, Math.round(of[part])))];
      return [(lng / 1e7).toFixed(6), (lat / 1e7).toFixed(6), ...counts].join(',');
    });
  return ['lon,lat,population,elderly,children,non_registered', ...lines.toSorted(), ''].join('\n');
}

/** Houses by the district whose seat is nearest, as its ground is cut. */
function homesOf({ buildings }: Draft): Map<District, Building[]> {
  const homes = new Map<District, Building[]>();
  for (const building of buildings) {
    if (!dwellingOf(building.tags)) continue;
    const middle = centroid(building.ring);
    const nearest = districts.reduce((best, district) =>
      meters(middle, district.seat) < meters(middle, best.seat) ? district : best,
    );
    const own = homes.get(nearest);
    if (own) own.push(building);
    else homes.set(nearest, [building]);
  }
  return homes;
}

/** Whole people, house after house: where each one's share ends is rounded, so the district keeps its total. */
function settle(
  district: District,
  homes: readonly Building[],
  random: Random,
  cells: Map<string, Cell>,
): void {
  const weights = homes.map(
    ({ ring, tags }) =>
      Math.abs(signedArea(ring)) * Number(tags['building:levels'] ?? 1) * random.between(0.6, 1.4),
  );
  const sum = weights.reduce((a, b) => a + b, 0);
  let before = 0,
    settled = 0;
  for (const [i, { ring, style }] of homes.entries()) {
    before += weights[i]!;
    const people = Math.round((district.population * before) / sum) - settled;
    settled += people;
    const cell = cellAt(cells, centroid(ring));
    cell.people += people;
    for (const part of parts) {
      const share = shares[district.kind][part] + (leaning[style]?.[part] ?? 0);
      cell[part] += people * Math.max(0, share) * random.between(0.7, 1.3);
    }
  }
}

function cellAt(cells: Map<string, Cell>, [x, y]: Point): Cell {
  const [column, row] = [Math.floor(x / cellMeters), Math.floor(y / cellMeters)];
  const key = `${column},${row}`;
  let cell = cells.get(key);
  if (!cell) {
    const middle = [(column + 0.5) * cellMeters, (row + 0.5) * cellMeters] as const;
    cell = { middle, people: 0, elderly: 0, children: 0, nonRegistered: 0 };
    cells.set(key, cell);
  }
  return cell;
}
