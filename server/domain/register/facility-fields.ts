/** What a column of a facility table may hold, in the order in which people are asked about it. */
export const facilityFields = [
  'externalId',
  'name',
  'nameEn',
  'category',
  'lng',
  'lat',
  'position',
  'address',
  'phone',
  'openingHours',
  'floorArea',
  'capacity',
  'communityCode',
  'entrances',
  'operator',
  'status',
  'note',
] as const;
export type FacilityField = (typeof facilityFields)[number];

/** Number of the column, counted from 0; null: the field is in no column; what is left out is guessed. */
export type FieldColumns = Readonly<Partial<Record<FacilityField, number | null>>>;
