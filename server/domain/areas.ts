/** Division codes: an area is the start of the codes of all that lies in it. */

const lengths = [2, 4, 6, 9, 12] as const;

/** The area itself and all above it, widest first: 440402 gives 44, 4404 and 440402. */
export function areasAbove(area: string): string[] {
  return lengths.filter((length) => length <= area.length).map((length) => area.slice(0, length));
}
