/** Where figures about people come from, for whoever shows one. */
import Type from 'typebox';
import { PopulationSchema } from '../../contract/population.ts';
import type { App, Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import { onlyKnown, requiredText, shown, type Query } from '../query.ts';
import { answers, common } from '../schemas.ts';

export function populationRoutes(app: App, { regions, records }: Parts): void {
  app.get(
    '/api/v1/population',
    {
      schema: {
        tags: ['facts'],
        summary: 'Who counted the people of a region, how finely, and how many',
        querystring: Type.Object({ region: Type.String(), lang: common.lang }),
        response: answers(PopulationSchema, 400, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['region']);
      const region = requiredText(query, 'region');
      if (!regions().byId(region)) throw new Refusal('unknown-region', { value: shown(region) });
      return reply
        .header('cache-control', 'no-cache')
        .send({ region, population: records.population.meta(region) });
    },
  );
}
