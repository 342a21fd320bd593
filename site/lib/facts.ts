import categoriesFile from '../../data/categories.json';
import normsFile from '../../data/norms.json';
import type { Language } from '../i18n/translator.ts';
import type { PageFacts } from './categories.ts';
import type { KindCode } from './view-state.ts';

const nameField = { 'zh-CN': 'zh', en: 'en' } as const satisfies Record<Language, 'zh' | 'en'>;

/** The facts a page needs, in one language. Build time only: the browser gets the result, not the files. */
export function pageFacts(lang: Language): PageFacts {
  const field = nameField[lang];
  return {
    groups: categoriesFile.groups.map((group) => ({ code: group.code, name: group[field] })),
    categories: categoriesFile.categories.map((category) => ({
      code: category.code,
      name: category[field],
      group: category.group,
    })),
    urbanMinutes: normMinutes('limit-urban'),
    ruralMinutes: normMinutes('limit-rural'),
  };
}

export function essentialNames(kind: KindCode, lang: Language): string[] {
  return categoriesFile.categories
    .filter(({ essential }) => essential[kind])
    .map((category) => category[nameField[lang]]);
}

function normMinutes(code: string): number {
  const norm = normsFile.norms.find((candidate) => candidate.code === code);
  if (!norm || norm.unit !== 'minute')
    throw new Error(`data/norms.json has no "${code}" in minutes`);
  return Number(norm.value);
}
