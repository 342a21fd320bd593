import Type from 'typebox';
import { ProfileSchema, profiles } from '../../contract/profile.ts';
import { WhySchema } from '../../contract/why.ts';
import { whyAt } from '../../domain/why.ts';
import type { App, Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import { pickRegion } from '../pick-region.ts';
import {
  minutesIn,
  momentIn,
  momentOn,
  oneOf,
  onlyKnown,
  positionPair,
  text,
  type Query,
} from '../query.ts';
import { holdTogether, refusedWay } from '../refused-way.ts';
import { answers, common, limits, moment } from '../schemas.ts';

const known = ['from', 'to', 'facility', 'region', 'profile', 'minutes', 'kind', 'at', 'crs'];

const querystring = Type.Object({
  from: Type.String({ description: 'lng,lat' }),
  to: Type.Optional(Type.String({ description: 'lng,lat; this or facility' })),
  facility: Type.Optional(Type.String({ description: 'id of a facility; this or to' })),
  region: Type.Optional(Type.String()),
  profile: Type.Optional(ProfileSchema),
  ...limits,
  at: moment,
  ...common,
});

export function whyRoutes(app: App, { regions, now }: Parts): void {
  const schema = {
    tags: ['circle'],
    summary: 'What makes the way there long: water, gates, steps …',
    querystring,
    response: answers(WhySchema, 400, 404, 422),
  };
  app.get('/api/v1/why', { schema }, (request, reply) => {
    const query = request.query as Query;
    onlyKnown(query, known);
    const from = positionPair(query, 'from');
    const id = text(query, 'facility');
    if (id !== undefined && text(query, 'to') !== undefined)
      throw new Refusal('one-of-two', { name: 'to', other: 'facility' });
    const to = id === undefined ? positionPair(query, 'to') : undefined;
    const profile = oneOf(query, 'profile', profiles, 'walk', 'unknown-profile')!;
    const minutes = minutesIn(query);
    const kind = oneOf(query, 'kind', ['urban', 'rural'] as const, undefined, 'invalid-kind');
    const asked = momentIn(query, now);
    const engine = pickRegion(regions(), from, text(query, 'region'));
    if (to) holdTogether(regions(), engine, from, to);
    const result = whyAt(engine, {
      from,
      to: to ? { position: to } : { facility: id! },
      profile,
      ...(minutes === undefined ? {} : { minutes }),
      ...(kind === undefined ? {} : { kind }),
      at: momentOn(asked, engine.hours.clock),
    });
    if (!result.ok) throw refusedWay(result, engine, from, to, { id: id ?? '', typed: id ?? '' });
    return reply.header('cache-control', 'no-store').send(result.why);
  });
}
