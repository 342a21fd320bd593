import { readPosition, positionText } from './position-text.ts';
import type { Position } from '../view-state.ts';
import type { BookChoices } from './book-choices.ts';

export const relations = ['myself', 'family', 'neighbour'] as const;
export type Relation = (typeof relations)[number];
export const waysToAgree = ['spoken', 'telephone', 'written'] as const;
export type WayToAgree = (typeof waysToAgree)[number];

/** A time that the service keeps for somebody while they write. */
export interface KeptHold {
  readonly id: string;
  readonly version: number;
  readonly offering: string;
  readonly start: string;
  readonly end: string;
  /** As text; empty where people come themselves. */
  readonly door: string;
  readonly priceFen: number;
  readonly mayExtend: boolean;
  /** On the service's clock. */
  readonly heldUntil: string;
  /** On this device's clock, which may be wrong: counted from what was left when the answer came. */
  readonly endsAtMs: number;
}

/** Several visits, a week or two apart. */
export interface Repeat {
  /** The offering, start and length that it was looked at for: for others it has to be looked at again. */
  readonly of: string;
  readonly everyWeeks: 1 | 2;
  readonly visits: number;
  readonly mode: 'all-or-nothing' | 'those-that-fit';
  readonly fits: readonly string[];
  readonly skipped: readonly { readonly date: string; readonly reason: string }[];
}

/** What was booked, to be shown again after a reload. */
export type Booked =
  | { readonly kind: 'one'; readonly id: string }
  | {
      readonly kind: 'series';
      readonly ids: readonly string[];
      readonly skipped: Repeat['skipped'];
    };

export interface Draft {
  /** As it was called when it was chosen: a saved place, a search result. */
  readonly door: { readonly at: string; readonly name: string } | null;
  readonly relation: Relation | null;
  readonly how: WayToAgree | null;
  readonly agreed: boolean;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
  readonly notes: string;
  readonly repeat: Repeat | null;
  readonly hold: KeptHold | null;
  readonly booked: Booked | null;
  /** Whose account it was written with; null before signing in. */
  readonly account: string | null;
}

export const emptyDraft: Draft = {
  door: null,
  relation: null,
  how: null,
  agreed: false,
  name: '',
  phone: '',
  address: '',
  notes: '',
  repeat: null,
  hold: null,
  booked: null,
  account: null,
};

export const draftKey = 'jinlin-book';

type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What this tab was in the middle of; empty where there is nothing or something else. */
export function readDraft(storage: Keeper | null): Draft {
  try {
    const kept = JSON.parse(storage?.getItem(draftKey) ?? 'null') as Partial<Draft> | null;
    if (kept === null || typeof kept !== 'object') return emptyDraft;
    return Object.fromEntries(
      Object.entries(emptyDraft).map(([field, empty]) => {
        const value = kept[field as keyof Draft];
        const fits = typeof empty === 'string' ? typeof value === 'string' : value !== undefined;
        return [field, fits ? value : empty];
      }),
    ) as unknown as Draft;
  } catch {
    return emptyDraft;
  }
}

/** For this tab only, and only as long as it is open. Where nothing can be kept, the page goes on from memory. */
export function keepDraft(storage: Keeper | null, draft: Draft): void {
  try {
    storage?.setItem(draftKey, JSON.stringify(draft));
  } catch {
    // Private windows may refuse: a reload then begins anew.
  }
}

/** Nothing that says who somebody is outlives the booking. */
export const withoutPerson = (draft: Draft, booked: Booked): Draft => ({
  ...emptyDraft,
  door: draft.door,
  account: draft.account,
  booked,
});

/** Somebody else has signed in on this device: what the one before wrote is none of their business. */
export const forAccount = (draft: Draft, account: string): Draft =>
  draft.account === null || draft.account === account
    ? { ...draft, account }
    : { ...emptyDraft, door: draft.door, account };

export const timeOf = ({ offering, start, minutes }: BookChoices): string =>
  [offering, start, minutes].join(' ');

export const doorNamed = (draft: Draft, at: Position): string | null =>
  draft.door?.at === positionText(at) && readPosition(draft.door.at) ? draft.door.name : null;

export const isWhomKnown = ({ relation, how, agreed }: Draft): boolean =>
  relation === 'myself' || (relation !== null && how !== null && agreed);
