/** Competition for places, where the capacity of any facility is known. */
import type { CoverageCapacity } from '../../contract/coverage.ts';
import { visitsTo } from '../../domain/coverage/catchments.ts';
import type { Counted } from '../../domain/coverage/counted.ts';
import { gini, lorenzCurve, worstTenth } from '../../domain/coverage/equity.ts';
import type { People } from '../../domain/coverage/people.ts';
import { twoStep, type TwoStep } from '../../domain/coverage/two-step.ts';
import type { CoverageQuestion } from '../questions.ts';
import type { PlanningWorld } from '../world.ts';
import type { AskedAreas } from './coverage-areas.ts';
import { toldPeople, toldShare } from './told-figures.ts';

const decay = 'gaussian';

export interface Capacity {
  told: CoverageCapacity;
  /** Area by area. */
  perThousand: readonly (number | null)[];
}

/** Null where nobody lives, or no facility of the category has a known capacity. */
export function capacityOf(
  world: PlanningWorld,
  { minutes }: CoverageQuestion,
  people: People,
  { numbers }: Counted,
  areas: AskedAreas,
): Capacity | null {
  const { engine, memory } = world;
  const { facilities } = engine.region;
  const capacity = new Map(numbers.map((number) => [number, facilities[number]!.capacity ?? null]));
  const known = [...capacity.values()].filter((one) => one !== null);
  if (known.length === 0 || people.count === 0) return null;
  const which = memory.nameOf(numbers.map((number) => facilities[number]!));
  const places = memory.nameOf([people.edge]);
  const shares = memory.keep(`shares ${people.profile} ${which} ${places} ${minutes}`, () =>
    twoStep(
      visitsTo(engine, people, numbers),
      people.weights.people,
      capacity,
      decay,
      people.limitSeconds,
    ),
  );
  const total = known.reduce((sum, one) => sum + one, 0);
  const unreached = shares.unreached.reduce((sum, number) => sum + capacity.get(number)!, 0);
  return {
    told: {
      method: '2SFCA',
      decay,
      knownFacilities: known.length,
      unknownFacilities: numbers.length - known.length,
      capacity: toldPeople(total),
      unreachedFacilities: shares.unreached.length,
      unreachedCapacity: toldPeople(unreached),
      ...spread(shares, people.weights.people),
    },
    perThousand: byArea(shares, people, areas),
  };
}

function spread({ knownAccess, unknownWithin }: TwoStep, weights: Float64Array) {
  const knowing = weights.map((weight, i) => (unknownWithin[i]! > 0 ? 0 : weight));
  const people = knowing.reduce((sum, weight) => sum + weight, 0);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const given = knowing.reduce((sum, weight, i) => sum + weight * knownAccess[i]!, 0);
  const curve = lorenzCurve(knownAccess, knowing);
  const worst = worstTenth(knownAccess, knowing, 'less');
  return {
    people: toldPeople(people),
    unknownPeople: toldPeople(all - people),
    perThousand: people > 0 ? toldPerThousand(given / people) : null,
    worstTenthPerThousand: worst === null ? null : toldPerThousand(worst),
    gini: curve && toldShare(gini(curve)),
  };
}

/** Mean share of an area’s people; null without people, or where one of them reaches a facility of unknown capacity. */
function byArea(shares: TwoStep, { weights }: People, { list, ofPerson }: AskedAreas) {
  const people = new Float64Array(list.length),
    given = new Float64Array(list.length),
    unknown = new Uint8Array(list.length);
  ofPerson.forEach((area, i) => {
    const weight = weights.people[i]!;
    people[area]! += weight;
    given[area]! += weight * shares.knownAccess[i]!;
    if (weight > 0 && shares.unknownWithin[i]! > 0) unknown[area] = 1;
  });
  return list.map((_, area) =>
    people[area]! > 0 && !unknown[area] ? toldPerThousand(given[area]! / people[area]!) : null,
  );
}

function toldPerThousand(perHead: number): number {
  return Math.round(perHead * 1e5) / 100;
}
