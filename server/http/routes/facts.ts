import Type from 'typebox';
import { CategoriesSchema, NormsSchema, ServiceKindsSchema } from '../../contract/facts.ts';
import type { App, Parts } from '../app.ts';
import { onlyKnown, type Query } from '../query.ts';
import { answers, common } from '../schemas.ts';

/** Categories, kinds of service and norms as they stand in `data/`. */
export function factRoutes(app: App, { facts }: Parts): void {
  const querystring = Type.Object({ lang: common.lang });
  app.get(
    '/api/v1/categories',
    {
      schema: {
        tags: ['facts'],
        summary: 'Kinds of service',
        querystring,
        response: answers(CategoriesSchema, 400),
      },
    },
    (request) => {
      onlyKnown(request.query as Query, []);
      return facts.categories;
    },
  );
  app.get(
    '/api/v1/service-kinds',
    {
      schema: {
        tags: ['facts'],
        summary: 'Kinds of service that can be booked, and what staff must hold',
        querystring,
        response: answers(ServiceKindsSchema, 400),
      },
    },
    (request) => {
      onlyKnown(request.query as Query, []);
      return facts.serviceKinds;
    },
  );
  app.get(
    '/api/v1/norms',
    {
      schema: {
        tags: ['facts'],
        summary: 'Every number the product decides by, with its source',
        querystring,
        response: answers(NormsSchema, 400),
      },
    },
    (request) => {
      onlyKnown(request.query as Query, []);
      return facts.norms;
    },
  );
}
