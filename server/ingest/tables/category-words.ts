/** Categories by what people call them. */

export interface NamedCategory {
  code: string;
  zh: string;
  en: string;
  synonyms?: readonly string[];
}

export type CategoryWords = ReadonlyMap<string, ReadonlySet<string>>;

/** By code and name in both languages, and by synonym; a word may stand for several. */
export function categoryWords(categories: readonly NamedCategory[]): CategoryWords {
  const names = new Map<string, Set<string>>();
  const synonyms = new Map<string, Set<string>>();
  for (const { code, zh, en, synonyms: others = [] } of categories) {
    const [bare, inner] = [zh.replace(/（.*）/, ''), /（(.*)）/.exec(zh)?.[1]];
    for (const word of [code, zh, en, bare, inner ?? code]) add(names, word, code);
    for (const word of others) add(synonyms, word, code);
  }
  // A category's own name is never made ambiguous by another's synonym.
  return new Map([...synonyms, ...names]);
}

export type CategoryAnswer =
  | { ok: true; codes: string[] }
  | {
      ok: false;
      reasonKey: 'category-missing' | 'category-unknown' | 'category-ambiguous';
      value: string;
      known?: string;
    };

/** One or several, separated by `；;、|`, or by commas and slashes. Codes in the order given, each once. */
export function readCategories(value: string, words: CategoryWords): CategoryAnswer {
  const codes = new Set<string>();
  const parts = words.has(normal(value))
    ? [value]
    : value.split(/[；;、|｜,，/]/).filter((part) => normal(part) !== '');
  if (parts.length === 0) return { ok: false, reasonKey: 'category-missing', value };
  for (const part of parts) {
    const found = words.get(normal(part));
    if (!found) return { ok: false, reasonKey: 'category-unknown', value: part.trim() };
    if (found.size > 1)
      return {
        ok: false,
        reasonKey: 'category-ambiguous',
        value: part.trim(),
        known: [...found].join(', '),
      };
    for (const code of found) codes.add(code);
  }
  return { ok: true, codes: [...codes] };
}

function add(words: Map<string, Set<string>>, word: string, code: string): void {
  const key = normal(word);
  const codes = words.get(key);
  if (codes) codes.add(code);
  else words.set(key, new Set([code]));
}

function normal(word: string): string {
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}
