import Type, { type Static } from 'typebox';
import { KindSchema, MetaSchema } from './circle.ts';
import { PositionSchema } from './position.ts';
import { ProfileSchema } from './profile.ts';
import { RouteSchema, stepNotes } from './route.ts';

/**
 * What can stand between a place and where somebody wants to go.
 *
 * - `distance`: even a straight line takes longer than the limit.
 * - `steps`: stairs that the profile cannot use, walkers can.
 * - `no-wheels`: a path or a stile that walkers can use, the profile cannot.
 * - `closed-gate`, `private-way`: shorter, but closed to the public.
 * - `water`, `expressway`, `railway`, `wall`: lies across the straight line, and the way goes around.
 * - `off-street`: one end lies away from the streets.
 * - `no-access`: no street that the profile may use comes near the facility.
 */
export const obstacleKinds = [
  'distance',
  'steps',
  'no-wheels',
  'closed-gate',
  'private-way',
  'water',
  'expressway',
  'railway',
  'wall',
  'off-street',
  'no-access',
] as const;

export const obstaclePlaces = [
  'steps',
  'gate',
  'way',
  'water',
  'expressway',
  'railway',
  'wall',
  'start',
  'end',
] as const;

export const ObstaclePlaceSchema = Type.Object({
  what: Type.Enum([...obstaclePlaces]),
  name: Type.Union([Type.String(), Type.Null()], {
    description: 'of the street, gate, river …, if tagged',
  }),
  position: PositionSchema,
  meters: Type.Union([Type.Number(), Type.Null()], {
    description: 'its length along the other way; null for a gate and for what is only crossed',
  }),
});

/** Where the way does get across what the straight line is stopped by. */
export const CrossedAtSchema = Type.Object({
  note: Type.Union([Type.Enum([...stepNotes]), Type.Null()], {
    description: 'bridge, tunnel, ferry …; null where the way just crosses',
  }),
  name: Type.Union([Type.String(), Type.Null()]),
  position: PositionSchema,
  extraMeters: Type.Number({
    description: 'how much longer the way over it is than one straight across the obstacle',
  }),
});

export const ObstacleSchema = Type.Object({
  kind: Type.Enum([...obstacleKinds]),
  places: Type.Array(ObstaclePlaceSchema, {
    description: 'in the order met from the start; several where one way passes several',
  }),
  secondsWithout: Type.Union([Type.Number(), Type.Null()], {
    description: 'seconds of the quickest way if this did not stand there; null when unknown',
  }),
  savedSeconds: Type.Union([Type.Number(), Type.Null()], {
    description: 'seconds less secondsWithout; null when there is no way now, or it is unknown',
  }),
  crossedAt: Type.Optional(CrossedAtSchema),
});

export const WhySchema = Type.Object({
  profile: ProfileSchema,
  kind: KindSchema,
  limitMinutes: Type.Number(),
  at: Type.String({ description: 'the time asked for, ISO 8601 with offset' }),
  inside: Type.Boolean({ description: 'seconds within the limit' }),
  seconds: Type.Union([Type.Number(), Type.Null()], { description: 'null: there is no way' }),
  meters: Type.Union([Type.Number(), Type.Null()]),
  straightMeters: Type.Number({ description: 'as the crow flies' }),
  straightSeconds: Type.Number({ description: 'straightMeters at the profile’s own speed' }),
  route: Type.Union([RouteSchema, Type.Null()]),
  obstacles: Type.Array(ObstacleSchema, {
    maxItems: 5,
    description:
      'what makes the way long, most seconds saved first; those that save under 60 s or a tenth are left out',
  }),
  facility: Type.Optional(
    Type.Object({
      id: Type.String(),
      name: Type.Union([Type.String(), Type.Null()]),
      nameEn: Type.Optional(Type.String()),
      position: PositionSchema,
      openNow: Type.Union([Type.Boolean(), Type.Null()]),
      changesAt: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  meta: MetaSchema,
});

export type Why = Static<typeof WhySchema>;
export type Obstacle = Static<typeof ObstacleSchema>;
export type ObstaclePlace = Static<typeof ObstaclePlaceSchema>;
export type ObstacleKind = (typeof obstacleKinds)[number];
export type CrossedAt = Static<typeof CrossedAtSchema>;
