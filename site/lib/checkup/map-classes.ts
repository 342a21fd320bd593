/** How the map tells apart places by the share of their people who lack something. */

export interface MapPlace {
  readonly state: 'covered' | 'gap' | 'unknown';
  readonly people: number | null;
  readonly incomplete: number;
}

/** From nobody to more than half; upper ends belong to their class. */
const upperShares = [0.1, 0.3, 0.5] as const;
export const mapClasses = ['none', 'some-1', 'some-2', 'some-3', 'some-4', 'unknown'] as const;
export type MapClass = (typeof mapClasses)[number];

/** Unknown only where nobody lacks anything for certain: a share of what is certain is a share at least. */
export function mapClassOf({ state, people, incomplete }: MapPlace): MapClass {
  if (state === 'unknown' || people === null) return 'unknown';
  if (incomplete === 0) return 'none';
  const above = upperShares.filter((upper) => incomplete / people > upper).length;
  return (['some-1', 'some-2', 'some-3', 'some-4'] as const)[above]!;
}
