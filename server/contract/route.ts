import Type, { type Static } from 'typebox';
import { MetaSchema } from './circle.ts';
import { LineStringSchema } from './position.ts';
import { ProfileSchema } from './profile.ts';

/** What a walker meets on a step of the way. */
export const stepNotes = [
  'steps',
  'gate',
  'ferry',
  'crossing',
  'bridge',
  'tunnel',
  'off-street',
] as const;

export const RouteStepSchema = Type.Object({
  street: Type.Union([Type.String(), Type.Null()], { description: 'street, gate or ferry name' }),
  meters: Type.Number(),
  seconds: Type.Number(),
  note: Type.Union([Type.Enum([...stepNotes]), Type.Null()]),
});

export const RouteSchema = Type.Object({
  profile: ProfileSchema,
  meters: Type.Number({ description: 'the whole way, off-street metres included' }),
  seconds: Type.Number({ description: 'the whole way; equals the circle’s seconds' }),
  geometry: LineStringSchema,
  offStreetMeters: Type.Array(Type.Number(), {
    minItems: 2,
    maxItems: 2,
    description: '[at the start, at the end]',
  }),
  steps: Type.Array(RouteStepSchema),
  facility: Type.Optional(
    Type.Object({ id: Type.String(), name: Type.Union([Type.String(), Type.Null()]) }),
  ),
  meta: MetaSchema,
});

export type Route = Static<typeof RouteSchema>;
export type RouteStep = Static<typeof RouteStepSchema>;
export type StepNote = (typeof stepNotes)[number];
