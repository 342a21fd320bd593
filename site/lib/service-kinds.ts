/** The few fields of `data/service-kinds.json` that pages of booking show, in their own language. */
export interface ServiceKindName {
  readonly code: string;
  readonly name: string;
  readonly modes: readonly ('at_home' | 'at_facility')[];
  /** Of the circle; null: none. */
  readonly category: string | null;
  /** Types that everybody who does it must hold. */
  readonly certificates: readonly string[];
  /** What people call it, for a search among kinds: in both languages. */
  readonly synonyms: readonly string[];
}

/** What a page of booking is built with. */
export interface BookingFacts {
  readonly kinds: readonly ServiceKindName[];
  /** All types, also those that no kind asks for. */
  readonly certificates: readonly { readonly code: string; readonly name: string }[];
  /** Names of the circle’s categories, for what a kind belongs to. */
  readonly categories: readonly { readonly code: string; readonly name: string }[];
}
