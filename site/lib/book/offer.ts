import type { OfferingAnswer } from '../../../server/contract/offering.ts';
import type { Language } from '../../i18n/translator.ts';

/** What residents say of a provider; ranked by what is surely satisfied, never by a bare mean. */
export interface Rating {
  readonly count: number;
  /** 1 to 5. */
  readonly mean: number;
  /** 0 to 1. */
  readonly surelySatisfied: number;
}

/** One line of the list of who comes. */
export interface Offer extends OfferingAnswer {
  readonly minutesAway: number | null;
  readonly nextFree: string | null;
  readonly rating?: Rating | null;
}

/** The words of the reader's language, or the other ones where nobody has translated them. */
export const inLanguage = (zh: string | null, en: string | null, lang: Language): string | null =>
  lang === 'en' ? (en ?? zh) : (zh ?? en);

export const offerName = ({ nameZh, nameEn }: OfferingAnswer, lang: Language): string =>
  inLanguage(nameZh, nameEn, lang)!;

export const providerName = ({ provider }: OfferingAnswer, lang: Language): string =>
  inLanguage(provider.name, provider.nameEn, lang)!;

/** “粤语”, “Cantonese”; the code where the browser knows no name for it. */
export function languageName(code: string, lang: Language): string {
  try {
    return new Intl.DisplayNames(lang, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
