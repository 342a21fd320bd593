import categoriesFile from '../../../data/categories.json';
import type { Language } from '../../i18n/translator.ts';
import type { PageFacts } from '../categories.ts';
import { pageFacts } from '../facts.ts';

/** What the planners' page is built with. */
export interface PlannerFacts extends PageFacts {
  /** Codes of the categories of the essential set. */
  readonly essential: { readonly urban: readonly string[]; readonly rural: readonly string[] };
}

/** Build time only: the browser gets the result, not the files. */
export function plannerFacts(lang: Language): PlannerFacts {
  const codes = (kind: 'urban' | 'rural') =>
    categoriesFile.categories.filter(({ essential }) => essential[kind]).map(({ code }) => code);
  return { ...pageFacts(lang), essential: { urban: codes('urban'), rural: codes('rural') } };
}
