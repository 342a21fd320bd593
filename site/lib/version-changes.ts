import type { FacilityVersions } from '../../server/contract/facility.ts';

type State = FacilityVersions['versions'][number]['state'];

/** What an office may see change, in the order of the form. */
export const shownFields = [
  'name',
  'nameEn',
  'categories',
  'position',
  'entrances',
  'community',
  'address',
  'phone',
  'openingHours',
  'operator',
  'floorSquareMeters',
  'capacity',
  'status',
  'closedOn',
  'mergedInto',
  'osmId',
  'externalId',
] as const satisfies readonly (keyof State)[];

export type ShownField = (typeof shownFields)[number];

export interface FieldChange {
  readonly field: ShownField;
  readonly before: State[ShownField];
  readonly after: State[ShownField];
}

/** What a version says otherwise than the one before it; of the first one all that it says. */
export function changesSince(before: State | null, after: State): FieldChange[] {
  return shownFields
    .filter((field) =>
      before === null ? !isEmpty(after[field]) : text(before[field]) !== text(after[field]),
    )
    .filter((field) => before !== null || field !== 'status')
    .map((field) => ({ field, before: before?.[field] ?? null, after: after[field] }));
}

const text = (value: unknown): string => JSON.stringify(value);

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
