import type { ReachedFacility } from '../../server/contract/circle.ts';
import type { Translator } from '../i18n/translator.ts';

/** The name to show: in the reader's language where there is one, else what the place is. */
export function facilityName(
  facility: Pick<ReachedFacility, 'name' | 'nameEn' | 'categories'>,
  nameOf: (category: string) => string,
  { t, lang }: Translator,
): string {
  const named = (lang === 'en' && facility.nameEn) || facility.name;
  return named || t('facility.unnamed', { category: nameOf(facility.categories[0] ?? '') });
}

export function openWords(openNow: boolean | null, { t }: Translator): string {
  if (openNow === null) return t('facility.hours-unknown');
  return openNow ? t('facility.open') : t('facility.closed');
}
