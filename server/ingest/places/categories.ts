import type { PlaceEntry } from '../../domain/place-search/entry.ts';
import { nameKeys } from './name-keys.ts';
import type { Reader } from './readings.ts';

interface NamedCategory {
  code: string;
  zh: string;
  en: string;
  synonyms: readonly string[];
}

/** Kinds of service, found by their names and synonyms in both languages. */
export function categoryEntries(
  categories: readonly NamedCategory[],
  words: { zh: string; en: string },
  reader: Reader,
): PlaceEntry[] {
  return categories.map(({ code, zh, en, synonyms }) => ({
    kind: 'category',
    id: code,
    name: zh,
    nameEn: en,
    detail: words,
    position: null,
    category: code,
    keys: nameKeys([zh, en, ...synonyms], [], reader),
  }));
}
