import type { Translator } from '../i18n/translator.ts';

/** The name to show: in the reader's language where there is one, else what the place is. */
export function facilityName(
  facility: {
    readonly name: string | null;
    readonly nameEn?: string | undefined;
    readonly categories: readonly string[];
  },
  nameOf: (category: string) => string,
  { t, lang }: Translator,
): string {
  const named = (lang === 'en' && facility.nameEn) || facility.name;
  return named || t('facility.unnamed', { category: nameOf(facility.categories[0] ?? '') });
}
