/** What a line of a table says, and where a row of the register says otherwise. */
import { distanceMeters } from '../../geo/distance.ts';
import type { Position } from '../../geo/position.ts';
import type { ImportDraft, ImportField, ImportValues } from './import-verdict.ts';

/** Converting between datums and back moves a position by less than this: it has not moved. */
const samePlaceMeters = 1;

/**
 * What is undefined was not said. Every field is written out, said or not: a hundred thousand objects of one shape take a fraction of the memory
 * that as many with fields of their own take.
 * @param today the day on which a closed one counts as closed
 */
export function valuesOfDraft(
  draft: ImportDraft,
  position: Position | null,
  community: string | null,
  today: string,
): Partial<ImportValues> & Pick<ImportValues, 'name' | 'categories'> {
  const { status } = draft;
  return {
    externalId: draft.externalId,
    name: draft.name,
    nameEn: draft.nameEn,
    categories: draft.categories,
    lng: position?.[0],
    lat: position?.[1],
    entrances: draft.entrances?.map(([lng, lat]): [number, number] => [lng, lat]),
    community: community ?? undefined,
    address: draft.address,
    phone: draft.phone,
    openingHours: draft.openingHours,
    floorSquareMeters: draft.floorAreaSquareMeters,
    capacity: draft.capacity,
    operator: draft.operator,
    status,
    closedOn: status === undefined ? undefined : status === 'closed' ? today : null,
  };
}

/** The values that differ; what the table does not say stays as it is. */
export function changesOf(
  row: ImportValues,
  said: Partial<ImportValues>,
): { fields: ImportField[]; values: Partial<ImportValues> } {
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(said)) {
    const field = key as ImportField;
    if (value !== undefined && !isSame(field, row, said)) values[field] = value;
  }
  // A closing keeps its day, and a day alone says nothing.
  if (!('status' in values)) delete values['closedOn'];
  return { fields: Object.keys(values) as ImportField[], values: values as Partial<ImportValues> };
}

function isSame(field: ImportField, row: ImportValues, said: Partial<ImportValues>): boolean {
  if (field === 'categories')
    return row.categories.toSorted().join() === said.categories!.toSorted().join();
  if (field === 'lng' || field === 'lat')
    return distanceMeters(row.lng, row.lat, said.lng!, said.lat!) < samePlaceMeters;
  if (field === 'entrances')
    return (
      row.entrances.length === said.entrances!.length &&
      row.entrances.every(([lng, lat], i) => {
        const [otherLng, otherLat] = said.entrances![i]!;
        return distanceMeters(lng, lat, otherLng, otherLat) < samePlaceMeters;
      })
    );
  return row[field] === said[field];
}
