import Type, { type Static } from 'typebox';

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const populationKinds = ['grid', 'raster', 'community-totals'] as const;

/** Where figures about people come from, how fine it is, and how much of it there is: shown beside every figure. */
export const PopulationMetaSchema = Type.Object({
  source: Type.String({ description: 'who counted, as whoever imported it wrote it' }),
  invented: Type.Boolean({ description: 'true for the sample region, whose people are made up' }),
  kind: Type.Enum([...populationKinds], {
    description:
      'points of a table, cells of a raster, or totals of communities spread over houses or streets',
  }),
  grainMeters: nullable(
    Type.Number({
      description:
        'distance between neighbouring points, or the side of a square as large as the middle community; null where it is not known',
    }),
  ),
  grain: Type.Object(
    { zh: Type.String(), en: Type.String() },
    { description: 'how fine it is and how it was spread, in words' },
  ),
  importedAt: Type.String({ description: 'ISO 8601, UTC' }),
  points: Type.Integer({ description: 'points with anybody within the region' }),
  people: Type.Number(),
  elderly: nullable(Type.Number({ description: 'null: the source does not say' })),
  children: nullable(Type.Number()),
  nonRegistered: nullable(
    Type.Number({ description: 'people who live there without being registered there' }),
  ),
  outside: nullable(
    Type.Object(
      { points: Type.Integer(), people: Type.Number() },
      {
        description:
          'what the source has beyond the region’s bounds, which was left out; null for a raster, which is not read there',
      },
    ),
  ),
});

export const PopulationSchema = Type.Object({
  region: Type.String(),
  population: nullable(PopulationMetaSchema),
});

export type PopulationKind = (typeof populationKinds)[number];
export type PopulationMeta = Static<typeof PopulationMetaSchema>;
export type PopulationAnswer = Static<typeof PopulationSchema>;
