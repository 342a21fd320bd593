/** The few fields of `data/categories.json` that the page shows, in its own language. */
export interface CategoryName {
  readonly code: string;
  readonly name: string;
  readonly group: string;
}

export interface GroupName {
  readonly code: string;
  readonly name: string;
}

/** What a page is built with. */
export interface PageFacts {
  readonly categories: readonly CategoryName[];
  readonly groups: readonly GroupName[];
  /** The norm limits in minutes. */
  readonly urbanMinutes: number;
  readonly ruralMinutes: number;
}
