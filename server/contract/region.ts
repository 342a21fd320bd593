import Type, { type Static } from 'typebox';
import { PositionSchema } from './position.ts';

export const RegionSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  invented: Type.Boolean({ description: 'true for the sample region, which exists nowhere' }),
  bounds: Type.Array(Type.Number(), {
    minItems: 4,
    maxItems: 4,
    description: '[west, south, east, north] in degrees, WGS-84',
  }),
  center: PositionSchema,
  start: Type.Object(
    { position: PositionSchema, street: Type.Union([Type.String(), Type.Null()]) },
    { description: 'a good first origin: on a street, near the middle of what is mapped' },
  ),
  timeZone: Type.String({ description: 'IANA name' }),
  dataDate: Type.Union([Type.String(), Type.Null()]),
  importedAt: Type.String(),
  version: Type.String(),
  attribution: Type.String(),
  streetKilometers: Type.Number({ description: 'length usable on foot' }),
  facilities: Type.Integer(),
  complete: Type.Array(Type.String(), { description: 'categories declared complete' }),
  tiles: Type.Union(
    [Type.Object({ minZoom: Type.Integer(), maxZoom: Type.Integer() }), Type.Null()],
    { description: 'zooms of the map tiles; null for a region imported before there were any' },
  ),
});

export const RegionsSchema = Type.Object({ regions: Type.Array(RegionSchema) });

export type RegionAnswer = Static<typeof RegionSchema>;
