import type { OfferingDraft } from '../../lib/offering-draft.ts';

/** What each part of an offering's form reads and changes. */
export interface DraftPart {
  readonly draft: OfferingDraft;
  readonly set: (fields: Partial<OfferingDraft>) => void;
  readonly errorOf: (field: keyof OfferingDraft) => string | null;
}

/** Of the input of a field. */
export const draftId = (field: string): string => `offering-${field}`;
