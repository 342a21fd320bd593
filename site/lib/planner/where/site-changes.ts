import type { Change } from '../../../../server/contract/scenario.ts';
import type { SitingAnswerBody } from '../../../../server/contract/siting.ts';
import { asPosition } from '../../view-state.ts';
import { longestFacilityName, mostChanges, sent } from '../what-if/changes.ts';

/** Chosen sites as planned facilities of a scenario, in their order; as many as a scenario holds. */
export function siteChanges(
  { chosen }: Pick<SitingAnswerBody, 'chosen'>,
  category: string,
  nameOf: (index: number) => string,
): Change[] {
  return chosen.slice(0, mostChanges).map(({ position, capacity }, index) => ({
    kind: 'add-facility',
    id: `new-${index + 1}`,
    categories: [category],
    name: nameOf(index).slice(0, longestFacilityName),
    position: sent(asPosition(position)),
    ...(capacity !== null && capacity >= 1 && { capacity: Math.round(Math.min(capacity, 1e6)) }),
  }));
}
