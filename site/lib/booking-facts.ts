import categoriesFile from '../../data/categories.json';
import serviceKindsFile from '../../data/service-kinds.json';
import type { Language } from '../i18n/translator.ts';
import type { BookingFacts, ServiceKindName } from './service-kinds.ts';

const nameField = { 'zh-CN': 'zh', en: 'en' } as const satisfies Record<Language, 'zh' | 'en'>;

/** The facts that pages of booking need, in one language. Build time only: the browser gets the result, not the files. */
export function bookingFacts(lang: Language): BookingFacts {
  const field = nameField[lang];
  return {
    kinds: serviceKindsFile.kinds.map((kind) => ({
      code: kind.code,
      name: kind[field],
      modes: kind.modes as ServiceKindName['modes'],
      category: kind.category,
      certificates: kind.certificates.map(({ type }) => type),
      synonyms: kind.synonyms,
    })),
    certificates: serviceKindsFile.certificates.map((type) => ({
      code: type.code,
      name: type[field],
    })),
    categories: categoriesFile.categories.map((category) => ({
      code: category.code,
      name: category[field],
    })),
  };
}
