import type { Change } from '../../../../server/contract/scenario.ts';

/** What was changed and is not kept by the service yet: it survives a reload of the tab, and nothing else. */
export interface KeptDraft {
  /** The version that it began from. */
  readonly version: number;
  readonly name: string;
  readonly changes: readonly Change[];
}

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const keyOf = (id: string) => `jinlin-scenario:${id}`;

export function keepDraft(shelf: Shelf, id: string, draft: KeptDraft): void {
  try {
    shelf.setItem(keyOf(id), JSON.stringify(draft));
  } catch {
    // A full or forbidden storage keeps nothing; the draft still stands in the page.
  }
}

export function forgetDraft(shelf: Shelf, id: string): void {
  try {
    shelf.removeItem(keyOf(id));
  } catch {
    // Nothing was kept there either.
  }
}

/** Null where there is none, or where what stands there is no draft. */
export function keptDraft(shelf: Shelf, id: string): KeptDraft | null {
  try {
    const draft = JSON.parse(shelf.getItem(keyOf(id)) ?? 'null') as KeptDraft | null;
    const fits =
      draft &&
      Number.isInteger(draft.version) &&
      typeof draft.name === 'string' &&
      Array.isArray(draft.changes);
    return fits ? draft : null;
  } catch {
    return null;
  }
}
