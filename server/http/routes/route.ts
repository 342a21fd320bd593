import Type from 'typebox';
import { ProfileSchema, profiles } from '../../contract/profile.ts';
import { RouteSchema } from '../../contract/route.ts';
import { wayThere } from '../../domain/way-there.ts';
import type { App, Parts } from '../app.ts';
import { pickRegion } from '../pick-region.ts';
import { oneOf, onlyKnown, positionPair, requiredText, text, type Query } from '../query.ts';
import { holdTogether, refusedWay } from '../refused-way.ts';
import { answers, common } from '../schemas.ts';

const querystring = Type.Object({
  from: Type.String({ description: 'lng,lat' }),
  to: Type.String({ description: 'lng,lat or facility:ID' }),
  region: Type.Optional(Type.String()),
  profile: Type.Optional(ProfileSchema),
  ...common,
});

const facilityPrefix = 'facility:';

export function routeRoutes(app: App, { regions }: Parts): void {
  const schema = {
    tags: ['circle'],
    summary: 'The quickest way, told in steps',
    querystring,
    response: answers(RouteSchema, 400, 404, 422),
  };
  app.get('/api/v1/route', { schema }, (request, reply) => {
    const query = request.query as Query;
    onlyKnown(query, ['from', 'to', 'region', 'profile', 'crs']);
    const from = positionPair(query, 'from');
    const toText = requiredText(query, 'to');
    const id = toText.startsWith(facilityPrefix) ? toText.slice(facilityPrefix.length) : undefined;
    const profile = oneOf(query, 'profile', profiles, 'walk', 'unknown-profile')!;
    const to = id === undefined ? positionPair(query, 'to') : undefined;
    const engine = pickRegion(regions(), from, text(query, 'region'));
    if (to) holdTogether(regions(), engine, from, to);
    const result = wayThere(engine, {
      from,
      to: to ? { position: to } : { facility: id! },
      profile,
    });
    if (!result.ok) throw refusedWay(result, engine, from, to, { id: id ?? '', typed: toText });
    return reply.header('cache-control', 'no-store').send(result.route);
  });
}
