import type { Position } from '../../geo/position.ts';

export type EntryKind =
  'category' | 'community' | 'place' | 'street' | 'facility' | 'notice' | 'guide';

/** Every form under which a name can be found, all of them `compact`. The main form comes first. */
export interface NameKeys {
  /** As written: 唐家, `katharinenstrasse`. */
  texts: string[];
  /** Further forms that are found whole or by their beginning only: 唐家村, 唐家村民委员会. */
  longer: string[];
  /** As spoken, without tones: `tangjia`. */
  spoken: string[];
  /** Of all these, the ones that may be mistyped. */
  slips: string[];
  /** First letters: `tj`. */
  initials: string[];
  /** From each later word on: `jia`, `markt` of “Am Markt”. */
  tails: string[];
  /** Names of what lies around it, as written and as spoken: words that may stand beside the name in a question. */
  around: string[];
  aroundSpoken: string[];
}

/** One thing that can be found. */
export interface PlaceEntry {
  kind: EntryKind;
  /** Division code, OSM id, category code; unique within its kind and index. */
  id: string;
  name: string;
  nameEn?: string;
  detail: { zh: string; en: string };
  /** Where one would start from or go to; null where nobody knows. */
  position: Position | null;
  /** First category of a facility, or the category itself. */
  category?: string;
  keys: NameKeys;
}
