import Type from 'typebox';
import { CircleSchema } from '../../contract/circle.ts';
import { ProfileSchema, profiles } from '../../contract/profile.ts';
import { circleAt } from '../../domain/circle.ts';
import type { App, Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import { pickRegion, round } from '../pick-region.ts';
import {
  flagIn,
  minutesIn,
  momentIn,
  oneOf,
  onlyKnown,
  positionIn,
  text,
  type Query,
} from '../query.ts';
import { answers, common } from '../schemas.ts';

const known = ['lng', 'lat', 'region', 'profile', 'minutes', 'at', 'kind', 'streets', 'crs'];

const querystring = Type.Object({
  lng: Type.Number({ description: 'longitude in degrees' }),
  lat: Type.Number({ description: 'latitude in degrees' }),
  region: Type.Optional(
    Type.String({
      description: 'region id; without it the smallest region that holds the position',
    }),
  ),
  profile: Type.Optional(ProfileSchema),
  minutes: Type.Optional(
    Type.Number({
      minimum: 1,
      maximum: 60,
      description: 'without it the norm decides: 15 urban, 30 rural',
    }),
  ),
  at: Type.Optional(Type.String({ description: 'ISO 8601 with offset; default now' })),
  kind: Type.Optional(Type.Enum(['urban', 'rural'], { description: 'overrides the found kind' })),
  streets: Type.Optional(
    Type.Enum(['0', '1'], { description: '1 adds the reached streets by minute' }),
  ),
  ...common,
});

export function circleRoutes(app: App, { regions, categories, now, metrics }: Parts): void {
  const schema = {
    tags: ['circle'],
    summary: 'What lies within the limit by network time',
    querystring,
    response: answers(CircleSchema, 400, 404, 422),
  };
  app.get('/api/v1/circle', { schema }, (request, reply) => {
    const query = request.query as Query;
    onlyKnown(query, known);
    const position = positionIn(query);
    const minutes = minutesIn(query);
    const kind = oneOf(query, 'kind', ['urban', 'rural'] as const, undefined, 'invalid-kind');
    const question = {
      position,
      profile: oneOf(query, 'profile', profiles, 'walk', 'unknown-profile')!,
      ...(minutes === undefined ? {} : { minutes }),
      ...(kind === undefined ? {} : { kind }),
      at: momentIn(query, now),
      streets: flagIn(query, 'streets'),
    };
    const engine = pickRegion(regions(), position, text(query, 'region'));
    const started = performance.now();
    const result = circleAt(engine, question, categories);
    metrics.circleSeconds.observe((performance.now() - started) / 1000);
    if (!result.ok)
      throw new Refusal(result.reason, {
        lng: round(position[0]),
        lat: round(position[1]),
        meters: engine.norms.snapLimitMeters,
      });
    return reply.header('cache-control', 'no-store').send(result.circle);
  });
}
