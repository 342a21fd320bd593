import Type from 'typebox';
import { CircleSchema } from '../../contract/circle.ts';
import { ProfileSchema, profiles } from '../../contract/profile.ts';
import { ScenarioReferenceSchema } from '../../contract/scenario.ts';
import { circleAt } from '../../domain/circle.ts';
import type { App, Parts } from '../app.ts';
import { withComing } from '../booking/comes-in-circle.ts';
import { Refusal } from '../errors.ts';
import { pickRegion } from '../pick-region.ts';
import {
  asTyped,
  flagIn,
  minutesIn,
  momentIn,
  momentOn,
  oneOf,
  onlyKnown,
  positionIn,
  text,
  type Query,
} from '../query.ts';
import { onSiteAt } from '../on-site-at.ts';
import { scenarioIn } from '../scenarios/asked.ts';
import { engineThen, nameOf } from '../scenarios/engine-then.ts';
import { answers, common, limits, moment } from '../schemas.ts';
import { toldCircle } from '../told-circle.ts';

const known = [
  'lng',
  'lat',
  'region',
  'profile',
  'minutes',
  'at',
  'kind',
  'streets',
  'comes',
  'crs',
  'scenario',
];

const querystring = Type.Object({
  lng: Type.Number({ description: 'longitude in degrees' }),
  lat: Type.Number({ description: 'latitude in degrees' }),
  region: Type.Optional(
    Type.String({
      description: 'region id; without it the smallest region that holds the position',
    }),
  ),
  profile: Type.Optional(ProfileSchema),
  ...limits,
  at: moment,
  streets: Type.Optional(
    Type.Enum(['0', '1'], { description: '1 adds the reached streets by minute' }),
  ),
  comes: Type.Optional(
    Type.Enum(['0', '1'], {
      description: '1 tells by category how many providers come to the position',
    }),
  ),
  scenario: Type.Optional(ScenarioReferenceSchema),
  ...common,
});

export function circleRoutes(app: App, parts: Parts): void {
  const { regions, categories, now, metrics, records } = parts;
  const schema = {
    tags: ['circle'],
    summary: 'What lies within the limit by network time',
    querystring,
    response: answers(CircleSchema, 400, 404, 422),
  };
  app.get('/api/v1/circle', { schema }, async (request, reply) => {
    const query = request.query as Query;
    onlyKnown(query, known);
    const position = positionIn(query);
    const minutes = minutesIn(query);
    const kind = oneOf(query, 'kind', ['urban', 'rural'] as const, undefined, 'invalid-kind');
    const profile = oneOf(query, 'profile', profiles, 'walk', 'unknown-profile')!;
    const asked = momentIn(query, now);
    const streets = flagIn(query, 'streets');
    const comes = flagIn(query, 'comes');
    const today = pickRegion(regions(), position, text(query, 'region'));
    const supposed = await scenarioIn(parts, request, today.region.info.id);
    const engine = supposed ? engineThen(parts, today, supposed) : today;
    const question = {
      position,
      profile,
      ...(minutes === undefined ? {} : { minutes }),
      ...(kind === undefined ? {} : { kind }),
      at: momentOn(asked, engine.hours.clock),
      streets,
    };
    const onSite = onSiteAt(records, engine, question.at.date, now());
    const started = performance.now();
    const result = circleAt(engine, { ...question, onSite }, categories);
    metrics.circleSeconds.observe((performance.now() - started) / 1000);
    if (!result.ok)
      throw new Refusal(result.reason, {
        ...asTyped(position),
        meters: engine.norms.snapLimitMeters,
      });
    const told = toldCircle(result.circle, engine, records, question.at.date);
    const circle = supposed ? { ...told, scenario: nameOf(supposed) } : told;
    return reply
      .header('cache-control', 'no-store')
      .send(comes ? withComing(circle, position, parts) : circle);
  });
}
