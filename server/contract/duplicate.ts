import Type, { type Static } from 'typebox';
import { RegisterFacilitySchema, SeenVersionSchema } from './facility.ts';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

/** Most ids that one question may name. */
export const mostIds = 50;

/** A pair that may be one place: a row of the register and an element of OpenStreetMap, or two rows. */
export const DuplicateSchema = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['osm-duplicate', 'row-duplicate']),
  facility: RegisterFacilitySchema,
  other: {
    ...RegisterFacilitySchema,
    description: 'version 0: an element of OpenStreetMap that no row speaks of',
  },
  distanceMeters: Type.Number({ description: 'between what was compared' }),
  nameLikeness: Type.Number({ minimum: 0, maximum: 1 }),
  asNames: Type.Array(Type.String(), {
    minItems: 2,
    maxItems: 2,
    description: 'the names that were compared: of a merged record where that is what is alike',
  }),
  fills: Type.Array(Type.Enum(['nameEn', 'phone', 'openingHours']), {
    description: 'what the row leaves unsaid and would take from the element',
  }),
  at: Type.String(),
  decision: orNull(Type.Enum(['same-place', 'two-places'])),
  decidedAt: orNull(Type.String()),
});

export const DuplicatesSchema = Type.Object({
  duplicates: Type.Array(DuplicateSchema),
  total: Type.Integer(),
  page: Type.Integer(),
  pageSize: Type.Integer(),
});

/** A decided pair may be decided the other way: that takes back what the first decision did. */
export const DuplicateDecisionSchema = Type.Object(
  {
    decision: Type.Enum(['same-place', 'two-places']),
    /** Of both, as they were looked at; 0 for an element. */
    version: SeenVersionSchema,
    otherVersion: SeenVersionSchema,
    /** Which of two rows stays; without it the first. */
    keep: Type.Optional(Type.Enum(['facility', 'other'])),
  },
  { additionalProperties: false },
);

export type DuplicateAnswer = Static<typeof DuplicateSchema>;
