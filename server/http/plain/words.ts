/** The site's own words, as the plain pages say them. */
import en from '../../../site/i18n/en.json' with { type: 'json' };
import { makeTranslator, type Language, type Translator } from '../../../site/i18n/translator.ts';
import zh from '../../../site/i18n/zh-CN.json' with { type: 'json' };
import type { PageFacts } from '../../../site/lib/categories.ts';
import { pageFacts } from '../../../site/lib/facts.ts';

export interface PlainWords {
  readonly words: Translator;
  readonly facts: PageFacts;
  readonly nameOf: (category: string) => string;
  /** Where these pages begin: `/plain/` or `/plain/en/`. */
  readonly base: string;
  readonly otherBase: string;
}

export const plainWords: Record<Language, PlainWords> = {
  'zh-CN': wordsIn('zh-CN', zh, '/plain/', '/plain/en/'),
  en: wordsIn('en', en, '/plain/en/', '/plain/'),
};

function wordsIn(
  lang: Language,
  messages: Record<string, string>,
  base: string,
  otherBase: string,
): PlainWords {
  const facts = pageFacts(lang);
  const names = new Map(facts.categories.map(({ code, name }) => [code, name]));
  return {
    words: makeTranslator(lang, messages),
    facts,
    nameOf: (code) => names.get(code) ?? code,
    base,
    otherBase,
  };
}
