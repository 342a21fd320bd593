/** What was searched and read before, for whoever keeps it: the rules themselves keep nothing. */

export interface Memory {
  /** What is kept under the key, else what `make` makes. Keys name everything that it depends on beside the network and the norms. */
  keep<T extends object>(key: string, make: () => T): T;
  /** The same text for the same objects in the same order, and for no others. */
  nameOf(objects: readonly object[]): string;
}

export const nothingKept: Memory = { keep: (_key, make) => make(), nameOf: () => '' };
