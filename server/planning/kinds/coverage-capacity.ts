/** Competition for places, where the capacity of any facility is known. */
import type { CoverageCapacity } from '../../contract/coverage.ts';
import { visitsTo } from '../../domain/coverage/catchments.ts';
import type { Counted } from '../../domain/coverage/counted.ts';
import { gini, lorenzCurve, worstTenth } from '../../domain/coverage/equity.ts';
import { noStreet, type People } from '../../domain/coverage/people.ts';
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
      ...spread(shares, people),
    },
    perThousand: byArea(shares, people, areas),
  };
}

/** 1 for people whose share is not known: another facility is within reach, or no street is near. */
function unknownOf({ unknownWithin }: TwoStep, { edge }: People): Uint8Array {
  return Uint8Array.from(unknownWithin, (count, i) => (count > 0 || edge[i] === noStreet ? 1 : 0));
}

function spread(shares: TwoStep, people: People) {
  const { knownAccess } = shares;
  const weights = people.weights.people;
  const unknown = unknownOf(shares, people);
  const knowing = weights.map((weight, i) => (unknown[i] ? 0 : weight));
  const known = knowing.reduce((sum, weight) => sum + weight, 0);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const given = knowing.reduce((sum, weight, i) => sum + weight * knownAccess[i]!, 0);
  const curve = lorenzCurve(knownAccess, knowing);
  const worst = worstTenth(knownAccess, knowing, 'less');
  return {
    people: toldPeople(known),
    unknownPeople: toldPeople(all - known),
    perThousand: known > 0 ? toldPerThousand(given / known) : null,
    worstTenthPerThousand: worst === null ? null : toldPerThousand(worst),
    gini: curve && toldShare(gini(curve)),
  };
}

/** Mean share of an area's people near a street; null without any, or where one of them reaches a facility of unknown capacity. */
function byArea(shares: TwoStep, people: People, { list, ofPerson }: AskedAreas) {
  const known = new Float64Array(list.length),
    given = new Float64Array(list.length),
    unknown = new Uint8Array(list.length);
  ofPerson.forEach((area, i) => {
    if (people.edge[i] === noStreet) return;
    const weight = people.weights.people[i]!;
    known[area]! += weight;
    given[area]! += weight * shares.knownAccess[i]!;
    if (weight > 0 && shares.unknownWithin[i]! > 0) unknown[area] = 1;
  });
  return list.map((_, area) =>
    known[area]! > 0 && !unknown[area] ? toldPerThousand(given[area]! / known[area]!) : null,
  );
}

function toldPerThousand(perHead: number): number {
  return Math.round(perHead * 1e5) / 100;
}
