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
    urbanMinutes: norm('limit-urban', 'minute'),
    ruralMinutes: norm('limit-rural', 'minute'),
  };
}

export function essentialNames(kind: KindCode, lang: Language): string[] {
  return categoriesFile.categories
    .filter(({ essential }) => essential[kind])
    .map((category) => category[nameField[lang]]);
}

/** Metres a minute, by the norms. */
export const walkingSpeeds = () => ({
  walk: norm('speed-walk', 'meter-per-minute'),
  elder: norm('speed-elder', 'meter-per-minute'),
});

function norm(code: string, unit: string): number {
  const found = normsFile.norms.find((candidate) => candidate.code === code);
  if (!found || found.unit !== unit) throw new Error(`data/norms.json has no "${code}" in ${unit}`);
  return Number(found.value);
}
