import type { FacilityAnswer } from '../../../../server/contract/facility.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { facilityName } from '../../facility-words.ts';

/** Name of a facility that stands today, as the circle's page would say it. */
export const standingName = (
  { name, nameEn, categories }: FacilityAnswer,
  nameOf: (category: string) => string,
  words: Translator,
): string => facilityName({ name, nameEn: nameEn ?? undefined, categories }, nameOf, words);
