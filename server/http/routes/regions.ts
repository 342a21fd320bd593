import Type from 'typebox';
import { RegionsSchema, type RegionAnswer } from '../../contract/region.ts';
import { StreetMapSchema } from '../../contract/street-map.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';
import { streetsInBox } from '../../domain/street-map.ts';
import type { App, Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import { boxIn, onlyKnown, shown, type Query } from '../query.ts';
import { answers, common } from '../schemas.ts';

function describe({ region: { info, facilities } }: RegionEngine): RegionAnswer {
  const [west, south, east, north] = info.bounds;
  return {
    ...info,
    bounds: [west, south, east, north],
    center: [(west + east) / 2, (south + north) / 2],
    start: { position: [...info.start.position], street: info.start.street },
    facilities: facilities.length,
  };
}

export function regionRoutes(app: App, { regions }: Parts): void {
  app.get(
    '/api/v1/regions',
    {
      schema: {
        tags: ['facts'],
        summary: 'Imported regions',
        querystring: Type.Object({ lang: common.lang }),
        response: answers(RegionsSchema, 400),
      },
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      return reply
        .header('cache-control', 'no-cache')
        .send({ regions: regions().all().map(describe) });
    },
  );

  const querystring = Type.Object({
    bbox: Type.String({ description: 'west,south,east,north' }),
    lang: common.lang,
  });
  const params = Type.Object({ id: Type.String() });
  const schema = {
    tags: ['facts'],
    summary: 'Streets of a part of a region, for drawing',
    params,
    querystring,
    response: answers(StreetMapSchema, 400, 404),
  };
  app.get('/api/v1/regions/:id/streets', { schema }, (request, reply) => {
    const query = request.query as Query;
    onlyKnown(query, ['bbox']);
    const { id } = request.params as { id: string };
    const engine = regions().byId(id);
    if (!engine) throw new Refusal('unknown-region', { value: shown(id) });
    return reply
      .header('cache-control', 'no-cache')
      .send(streetsInBox(engine.region.network, boxIn(query, 'bbox')));
  });
}
