/** The open directory: Open Referral HSDS 3.0 over facilities, communities and categories. */
import type { FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import {
  DirectoryProfileSchema,
  DirectoryRootSchema,
  HsdsLocationSchema,
  HsdsOrganizationSchema,
  HsdsServiceAtLocationSchema,
  HsdsServiceSchema,
  HsdsTaxonomySchema,
  HsdsTermSchema,
  pagesOf,
} from '../../contract/hsds.ts';
import type { Directory } from '../../domain/directory/directory.ts';
import type { App, Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import { told } from '../open-data/licences.ts';
import { unchanged } from '../open-data/unchanged.ts';
import { onlyKnown, shown, type Query } from '../query.ts';
import { answers } from '../schemas.ts';
import type { KeptDirectory } from './kept-directory.ts';
import * as list from './lists.ts';
import * as one from './records.ts';
import { asked } from './parameters.ts';
import { profile } from './profile.ts';

export function directoryRoutes(app: App, parts: Parts, keptNow: () => KeptDirectory): void {
  // The public name where there is one: whoever asks may claim any other.
  const originIn = (request: FastifyRequest) => parts.publicOrigin ?? origin(request);
  app.get(
    '/hsds/v3/',
    { schema: described('The directory', asked.nothing, DirectoryRootSchema, 400) },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      return reply.header('cache-control', 'no-cache').send({
        version: '3.0',
        profile: `${originIn(request)}/hsds/v3/profile.json`,
        openapi_url: `${originIn(request)}/api/v1/openapi.json`,
        licences: Object.values(parts.licences).map(told),
      });
    },
  );
  app.get('/hsds/v3', { schema: { hide: true } }, (_request, reply) =>
    reply.redirect('/hsds/v3/', 308),
  );
  app.get(
    '/hsds/v3/profile.json',
    {
      schema: described('What differs from HSDS 3.0', asked.nothing, DirectoryProfileSchema, 400),
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      return reply.header('cache-control', 'no-cache').send(profile);
    },
  );

  const listed = (name: keyof typeof pagesOf, query: TSchema, send: list.SendList) =>
    app.get(
      `/hsds/v3/${name}`,
      { schema: described(`List of ${name}`, query, pagesOf[name], 400) },
      (request, reply) => send(request, reply, keptNow(), request.query as Query),
    );
  listed('services', asked.services, list.services);
  listed('organizations', asked.organizations, list.organizations);
  listed('locations', asked.paging, list.locations);
  listed('service_at_locations', asked.serviceAtLocations, list.serviceAtLocations);
  listed('taxonomies', asked.paging, list.taxonomies);
  listed('taxonomy_terms', asked.terms, list.terms);

  const single = (
    name: keyof typeof pagesOf,
    schema: TSchema,
    find: (directory: Directory, id: string, query: Query) => unknown,
    query: TSchema = asked.nothing,
  ) =>
    app.get(
      `/hsds/v3/${name}/:id`,
      { schema: { ...described(`One of ${name}`, query, schema, 400, 404), params: asked.id } },
      (request, reply) => {
        const { id } = request.params as { id: string };
        const { directory, stamp } = keptNow();
        onlyKnown(request.query as Query, query === asked.organization ? ['full_service'] : []);
        const record = find(directory, id, request.query as Query);
        if (record === undefined) throw new Refusal('unknown-entry', { value: shown(id) });
        return unchanged(request, reply, stamp) ? reply.code(304).send() : reply.send(record);
      },
    );
  single('services', HsdsServiceSchema, one.service);
  single('organizations', HsdsOrganizationSchema, one.organization, asked.organization);
  single('locations', HsdsLocationSchema, one.location);
  single('service_at_locations', HsdsServiceAtLocationSchema, one.serviceAtLocation);
  single('taxonomies', HsdsTaxonomySchema, one.taxonomy);
  single('taxonomy_terms', HsdsTermSchema, one.term);
}

function described(summary: string, querystring: TSchema, answer: TSchema, ...refusals: number[]) {
  return { tags: ['directory'], summary, querystring, response: answers(answer, ...refusals) };
}

/** As the asker reached us. HTTP/1.0 may name no host. */
function origin(request: FastifyRequest): string {
  const said = `${request.protocol}://${request.host ?? ''}`;
  return URL.canParse(said) ? new URL(said).origin : 'http://localhost';
}
