import Type, { type Static } from 'typebox';
import { PositionSchema } from './position.ts';

export const placeKinds = [
  'position',
  'category',
  'community',
  'place',
  'street',
  'facility',
  'notice',
  'guide',
] as const;
export const placeDatums = ['wgs84', 'gcj02', 'bd09'] as const;

export const PlaceHitSchema = Type.Object({
  kind: Type.Enum([...placeKinds]),
  id: Type.String({
    description: 'division code, OSM id, category code …; unique within kind and region',
  }),
  name: Type.String(),
  nameEn: Type.Optional(Type.String()),
  detail: Type.Object(
    { zh: Type.String(), en: Type.String() },
    {
      description: 'what tells it from others of the name: street and district, kind, surroundings',
    },
  ),
  position: Type.Union([PositionSchema, Type.Null()], {
    description: 'null where only the name is known: a community outside every region, a category',
  }),
  region: Type.Union([Type.String(), Type.Null()], { description: 'the region that holds it' }),
  category: Type.Optional(Type.String({ description: 'code; of a facility its first one' })),
  link: Type.Optional(
    Type.String({
      description: 'path of its own page, below /en in English: notices, guides, communities',
    }),
  ),
  meters: Type.Optional(Type.Number({ description: 'straight line from `near`' })),
  datum: Type.Optional(
    Type.Enum([...placeDatums], { description: 'how the coordinates in `q` were taken' }),
  ),
});

export const PlacesSchema = Type.Object({
  places: Type.Array(PlaceHitSchema, { description: 'best first' }),
});

export type PlaceHit = Static<typeof PlaceHitSchema>;
export type PlacesAnswer = Static<typeof PlacesSchema>;
export type PlaceDatum = (typeof placeDatums)[number];
