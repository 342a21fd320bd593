import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import {
  makeTranslator,
  type Language,
  type Messages,
  type Translator,
} from '../i18n/translator.ts';
import type { PageFacts } from '../lib/categories.ts';
import type { GroundLayer } from '../lib/deployment-schema.ts';

/** What every part of the island reads and none changes. */
export interface PageContext {
  readonly words: Translator;
  readonly facts: PageFacts;
  /** Maps that the deployment adds to choose from. */
  readonly layers: readonly GroundLayer[];
  readonly nameOf: (category: string) => string;
}

export const Page = createContext<PageContext | null>(null);

export function usePage(): PageContext {
  const page = useContext(Page);
  if (!page) throw new Error('a part of the page was used outside <Page.Provider>');
  return page;
}

/** The context of a page in one language, made from what the page was built with. */
export function makePage(
  lang: Language,
  messages: Messages,
  facts: PageFacts,
  layers: readonly GroundLayer[] = [],
): PageContext {
  const names = new Map(facts.categories.map(({ code, name }) => [code, name]));
  return {
    words: makeTranslator(lang, messages),
    facts,
    layers,
    nameOf: (code) => names.get(code) ?? code,
  };
}
