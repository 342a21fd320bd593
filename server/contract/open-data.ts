/** Facilities as open data: GeoJSON (RFC 7946); the CSV has the same fields as columns. */
import Type, { type Static } from 'typebox';

const Licence = Type.Object({
  code: Type.String({ description: 'SPDX identifier' }),
  name: Type.String(),
  url: Type.String(),
  attribution: Type.String({ description: 'words to say with the data' }),
});

export const OpenFacilityProperties = Type.Object({
  licence: Type.String({ description: 'SPDX identifier of the licence of this row' }),
  attribution: Type.String(),
  dataDate: Type.Union([Type.String(), Type.Null()], {
    description: 'YYYY-MM-DD: day of the map, or of the last change in the register',
  }),
  region: Type.String(),
  name: Type.Union([Type.String(), Type.Null()]),
  nameEn: Type.Union([Type.String(), Type.Null()]),
  categories: Type.Array(Type.String({ description: 'codes of /api/v1/categories' })),
  community: Type.Union([Type.String(), Type.Null()], { description: '12-digit division code' }),
  communityName: Type.Union([Type.String(), Type.Null()]),
  address: Type.Union([Type.String(), Type.Null()]),
  phone: Type.Union([Type.String(), Type.Null()]),
  openingHours: Type.Union([Type.String(), Type.Null()], { description: 'OSM opening_hours' }),
  operator: Type.Union([Type.String(), Type.Null()]),
  source: Type.String({ description: 'osm, office, import, or invented' }),
  verifiedOn: Type.Union([Type.String(), Type.Null()], {
    description: 'YYYY-MM-DD; null: nobody has confirmed it',
  }),
});

export const OpenFacilitiesSchema = Type.Object({
  type: Type.Literal('FeatureCollection'),
  licences: Type.Array(Licence, { description: 'of the rows in this answer' }),
  attribution: Type.String(),
  dataDate: Type.Union([Type.String(), Type.Null()], { description: 'newest day of any row' }),
  features: Type.Array(
    Type.Object({
      type: Type.Literal('Feature'),
      id: Type.String(),
      geometry: Type.Object({
        type: Type.Literal('Point'),
        coordinates: Type.Tuple([Type.Number(), Type.Number()]),
      }),
      properties: OpenFacilityProperties,
    }),
  ),
});

export type OpenFacility = Static<typeof OpenFacilityProperties>;
