import type { OfferingAnswer } from '../../../server/contract/offering.ts';
import type { Language, Translator } from '../../i18n/translator.ts';

/** One line of the list of who comes, or where one goes. */
export interface Offer extends OfferingAnswer {
  readonly minutesAway: number | null;
  readonly nextFree: string | null;
}

/** The words of the reader's language, or the other ones where nobody has translated them. */
export const inLanguage = (zh: string | null, en: string | null, lang: Language): string | null =>
  lang === 'en' ? (en ?? zh) : (zh ?? en);

export const offerName = ({ nameZh, nameEn }: OfferingAnswer, lang: Language): string =>
  inLanguage(nameZh, nameEn, lang)!;

export const providerName = ({ provider }: OfferingAnswer, lang: Language): string =>
  inLanguage(provider.name, provider.nameEn, lang)!;

/** The provider of a booking, in the reader's language where its offering is known. */
export const providerOf = (
  booking: { readonly offering: string; readonly providerName: string },
  offering: OfferingAnswer | null,
  lang: Language,
): string =>
  offering?.id === booking.offering ? providerName(offering, lang) : booking.providerName;

/** Where one goes; null for what comes. */
export const placeName = ({ place }: OfferingAnswer, lang: Language): string | null =>
  place && inLanguage(place.name, place.nameEn, lang);

/** What browsers call otherwise (“Chinese (China)”) or do not know, though it is spoken in Guangdong. */
const ownNames = {
  zh: 'mandarin',
  'zh-CN': 'mandarin',
  cmn: 'mandarin',
  hak: 'hak',
  nan: 'nan',
} as const;

/** “粤语”, “Cantonese”; the code where nobody knows a name for it. */
export function languageName(code: string, { t, lang }: Translator): string {
  if (code in ownNames) return t(`book.language.${ownNames[code as keyof typeof ownNames]}`);
  try {
    return new Intl.DisplayNames(lang, { type: 'language' }).of(code) ?? code;
  } catch {
    return code;
  }
}
