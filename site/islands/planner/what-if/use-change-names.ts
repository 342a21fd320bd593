import { standingName } from '../../../lib/planner/what-if/standing-name.ts';
import type { ChangeNames } from '../../../lib/planner/what-if/change-words.ts';
import { addedFacility, type Changes } from '../../../lib/planner/what-if/changes.ts';
import type { Position } from '../../../lib/view-state.ts';
import { asPosition } from '../../../lib/view-state.ts';
import { usePlanner } from '../planner-tools.ts';
import { useNamedFacilities } from './use-facilities.ts';

export interface KnownNames extends ChangeNames {
  /** Where a facility stands today; null for one that is not known (yet). */
  readonly today: (id: string) => Position | null;
}

/** Names for what changes speak of; an id stands for a facility that nobody knows. */
export function useChangeNames(changes: Changes): KnownNames {
  const { words, nameOf } = usePlanner();
  const known = useNamedFacilities(changes);
  return {
    nameOf,
    facility: (id) => {
      const facility = known.get(id);
      if (facility) return standingName(facility, nameOf, words);
      return addedFacility(changes, id)?.name ?? id;
    },
    today: (id) => {
      const facility = known.get(id);
      return facility ? asPosition(facility.position) : null;
    },
  };
}
