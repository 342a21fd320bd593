import type { OfferingAnswer } from '../../../server/contract/offering.ts';
import type { ShownRating } from '../../../server/contract/rating.ts';
import type { Language, Translator } from '../../i18n/translator.ts';

/** One line of the list of who comes. */
export interface Offer extends OfferingAnswer {
  readonly minutesAway: number | null;
  readonly nextFree: string | null;
  readonly rating?: ShownRating | null;
}

/** The words of the reader's language, or the other ones where nobody has translated them. */
export const inLanguage = (zh: string | null, en: string | null, lang: Language): string | null =>
  lang === 'en' ? (en ?? zh) : (zh ?? en);

export const offerName = ({ nameZh, nameEn }: OfferingAnswer, lang: Language): string =>
  inLanguage(nameZh, nameEn, lang)!;

export const providerName = ({ provider }: OfferingAnswer, lang: Language): string =>
  inLanguage(provider.name, provider.nameEn, lang)!;

/** Spoken in Guangdong, and unknown to many browsers. */
const ownNames = ['hak', 'nan'] as const;

/** “粤语”, “Cantonese”; the code where nobody knows a name for it. */
export function languageName(code: string, { t, lang }: Translator): string {
  const own = ownNames.find((one) => one === code);
  if (own) return t(`book.language.${own}`);
  try {
    return new Intl.DisplayNames(lang, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
