import type { PlaceDatum } from '../../server/contract/places.ts';

export type DatumName = PlaceDatum;

export const placeDatumNames = ['wgs84', 'gcj02', 'bd09'] as const satisfies readonly DatumName[];
