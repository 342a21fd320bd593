import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Translator } from '../i18n/translator.ts';
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
