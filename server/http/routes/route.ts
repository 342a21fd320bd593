import Type from 'typebox';
import { ProfileSchema, profiles } from '../../contract/profile.ts';
import { RouteSchema } from '../../contract/route.ts';
import { wayThere } from '../../domain/way-there.ts';
import type { App, Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import { pickRegion, round } from '../pick-region.ts';
import { oneOf, onlyKnown, positionPair, requiredText, shown, text, type Query } from '../query.ts';
import { answers, common } from '../schemas.ts';
import { contains, type Position } from '../../geo/position.ts';

const querystring = Type.Object({
  from: Type.String({ description: 'lng,lat' }),
  to: Type.String({ description: 'lng,lat or facility:ID' }),
  region: Type.Optional(Type.String()),
  profile: Type.Optional(ProfileSchema),
  ...common,
});

const facilityPrefix = 'facility:';
const written = ([lng, lat]: Position) => `${round(lng)},${round(lat)}`;

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
    if (to && !contains(engine.region.info.bounds, to[0], to[1])) {
      pickRegion(regions(), to, undefined);
      throw new Refusal('different-regions', { from: written(from), to: written(to) });
    }
    const result = wayThere(engine, {
      from,
      to: to ? { position: to } : { facility: id! },
      profile,
    });
    if (result.ok) return reply.header('cache-control', 'no-store').send(result.route);
    if (result.reason === 'too-far-from-street') {
      const [lng, lat] = result.which === 'from' ? from : to!;
      throw new Refusal(result.reason, {
        lng: round(lng),
        lat: round(lat),
        meters: engine.norms.snapLimitMeters,
      });
    }
    throw new Refusal(result.reason, {
      value: shown(id ?? ''),
      from: written(from),
      to: to ? written(to) : shown(toText),
    });
  });
}
