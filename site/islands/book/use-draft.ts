import { useEffect, useState } from 'preact/hooks';
import { emptyDraft, forAccount, keepDraft, readDraft, type Draft } from '../../lib/book/draft.ts';
import { tabStorage } from './tab-storage.ts';

export interface DraftState {
  readonly draft: Draft;
  readonly change: (fields: Partial<Draft>) => void;
  readonly set: (draft: Draft) => void;
}

/** What was typed and held so far; a reload in the middle finds it again. @param account whose it is, null for nobody's */
export function useDraft(account: string | null): DraftState {
  const [draft, setDraft] = useState<Draft>(() =>
    typeof window === 'undefined' ? emptyDraft : readDraft(tabStorage()),
  );
  const set = (next: Draft) => {
    keepDraft(tabStorage(), next);
    setDraft(next);
  };
  useEffect(() => {
    if (account === null) return;
    setDraft((before) => {
      const next = forAccount(before, account);
      keepDraft(tabStorage(), next);
      return next;
    });
  }, [account]);
  return {
    draft,
    set,
    change: (fields) =>
      setDraft((before) => {
        const next = { ...before, ...fields };
        keepDraft(tabStorage(), next);
        return next;
      }),
  };
}
