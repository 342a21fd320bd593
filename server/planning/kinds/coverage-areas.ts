/** Areas of an answer: where people are counted together, and what is said of each place itself. */
import { mostCells, type CoverageLevel } from '../../contract/coverage.ts';
import { digitsOf, divisionAreas, squareAreas, type Areas } from '../../domain/coverage/areas.ts';
import type { People } from '../../domain/coverage/people.ts';
import { hexagonAreas, resolutionFor } from '../hexagons.ts';
import type { Refused } from '../questions.ts';
import type { PlanningWorld } from '../world.ts';

export type AreaKind = 'urban' | 'rural' | 'mixed' | null;

export interface AskedAreas extends Areas {
  readonly kinds: readonly AreaKind[];
  readonly cell: { meters: number; resolution: number | null } | null;
}

/** Kept as long as people and communities are the same. */
export function areasOf(
  { engine, memory, divisionNames }: PlanningWorld,
  people: People,
  level: CoverageLevel,
  meters: number,
): AskedAreas | Refused {
  const { info, communities } = engine.region;
  const parts = memory.nameOf([people.community, communities, divisionNames]);
  const areas = memory.keep(`areas ${level} ${meters} ${parts}`, (): AskedAreas => {
    if (level === 'square') {
      const found = squareAreas(info.bounds, people, meters);
      return { ...found, kinds: kindsOf(found, people), cell: { meters, resolution: null } };
    }
    if (level === 'hexagon') {
      const { resolution, meters: side } = resolutionFor(meters);
      const found = hexagonAreas(people, resolution);
      const cell = { meters: Math.round(side), resolution };
      return { ...found, kinds: kindsOf(found, people), cell };
    }
    const found = divisionAreas(communities, people, digitsOf[level], divisionNames);
    return { ...found, kinds: kindsOf(found, people), cell: null };
  });
  if (areas.cell && areas.list.length > mostCells)
    return {
      ok: false,
      reason: 'too-many-cells',
      quoted: { count: areas.list.length, most: mostCells, value: meters },
    };
  return areas;
}

function kindsOf({ list, ofPerson }: Areas, { rural }: People): AreaKind[] {
  const kinds: AreaKind[] = list.map(() => null);
  ofPerson.forEach((area, i) => {
    const own = rural[i] ? 'rural' : 'urban';
    kinds[area] = kinds[area] === null || kinds[area] === own ? own : 'mixed';
  });
  return kinds;
}
