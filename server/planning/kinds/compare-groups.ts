/** A scenario against today by groups of people, and how evenly minutes are shared. */
import type { Compare } from '../../contract/compare.ts';
import type { People } from '../../domain/coverage/people.ts';
import type { Side } from './compare.ts';
import type { Switched } from './compare-switched.ts';
import { equityOf } from './coverage-equity.ts';
import { toldPeople } from './told-figures.ts';

/** Town and village are those of today: a new street may make a place denser, and its people are the same. */
export function groupsOf(
  people: People,
  before: Side,
  after: Side,
  { gained, lost }: Switched,
): Pick<Compare, 'groups' | 'equity'> {
  const today = equityOf(people, before.outcomes, before.order),
    then = equityOf(people, after.outcomes, after.order);
  const { weights, rural } = people;
  const weightOf = {
    elderly: weights.elderly,
    children: weights.children,
    nonRegistered: weights.nonRegistered,
    urban: weights.people.map((weight, i) => (rural[i] ? 0 : weight)),
    rural: weights.people.map((weight, i) => (rural[i] ? weight : 0)),
  };
  return {
    groups: today.groups.map((one, i) => {
      const own = one.people === null ? null : weightOf[one.group];
      const sum = (persons: readonly number[]) =>
        own && toldPeople(persons.reduce((total, person) => total + own[person]!, 0));
      return {
        group: one.group,
        before: one,
        after: then.groups[i]!,
        gained: sum(gained),
        lost: sum(lost),
      };
    }),
    equity: { before: briefly(today), after: briefly(then) },
  };
}

function briefly({ gini, worstTenthMinutes }: ReturnType<typeof equityOf>) {
  return { gini, worstTenthMinutes };
}
