/** What a line of a table says, and where a row of the register says otherwise. */
import { distanceMeters } from '../../geo/distance.ts';
import type { Position } from '../../geo/position.ts';
import type { ImportDraft, ImportField, ImportValues } from './import-verdict.ts';

/** Converting between datums and back moves a position by less than this: it has not moved. */
const samePlaceMeters = 1;

/** @param today the day on which a closed one counts as closed */
export function valuesOfDraft(
  draft: ImportDraft,
  position: Position | null,
  community: string | null,
  today: string,
): Partial<ImportValues> & Pick<ImportValues, 'name' | 'categories'> {
  const said: Partial<ImportValues> = {
    externalId: draft.externalId,
    nameEn: draft.nameEn,
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
    status: draft.status,
    ...(draft.status && { closedOn: draft.status === 'closed' ? today : null }),
  } as Partial<ImportValues>;
  const kept = Object.entries(said).filter(([, value]) => value !== undefined);
  return { name: draft.name, categories: draft.categories, ...Object.fromEntries(kept) };
}

/** The values that differ; what the table does not say stays as it is. */
export function changesOf(
  row: ImportValues,
  said: Partial<ImportValues>,
): { fields: ImportField[]; values: Partial<ImportValues> } {
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(said)) {
    const field = key as ImportField;
    if (!isSame(field, row, said)) values[field] = value;
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
