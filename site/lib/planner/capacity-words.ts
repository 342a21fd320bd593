import type { CoverageCapacity } from '../../../server/contract/coverage.ts';
import type { Translator } from '../../i18n/translator.ts';
import { decimalText, peopleText } from './figure-words.ts';

/** What the two-step catchments say: places for a thousand people, who has least, and of whom it is not known. */
export function capacityLines(capacity: CoverageCapacity, words: Translator): string[] {
  const { t, plural } = words;
  const { perThousand, worstTenthPerThousand, gini } = capacity;
  const lines: string[] = [];
  if (perThousand !== null)
    lines.push(t('planner.capacity-mean', { places: decimalText(perThousand, 1, words) }));
  if (worstTenthPerThousand !== null)
    lines.push(
      t('planner.capacity-worst', { places: decimalText(worstTenthPerThousand, 1, words) }) +
        (gini === null ? '' : t('planner.capacity-gini', { gini: decimalText(gini, 2, words) })),
    );
  if (capacity.unknownFacilities > 0)
    lines.push(
      plural('planner.capacity-unknown', capacity.unknownFacilities, {
        people: peopleText(capacity.unknownPeople, words),
      }),
    );
  if (capacity.unreachedFacilities > 0)
    lines.push(plural('planner.capacity-unreached', capacity.unreachedFacilities));
  return lines;
}
