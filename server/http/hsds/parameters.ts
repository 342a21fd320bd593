/** The directory's parameters as our own description says them. */
import Type from 'typebox';
import { common } from '../schemas.ts';
import { limits } from './filters.ts';

const id = (description: string) => Type.Optional(Type.String({ format: 'uuid', description }));
const flag = (description: string) => Type.Optional(Type.Boolean({ description }));

const paging = {
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: limits.page })),
  per_page: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: limits.perPage,
      description: `default ${limits.perPageUnlessSaid}; at most ${limits.perPageFull} whole records`,
    }),
  ),
  format: Type.Optional(
    Type.Enum(['json', 'ndjson'], { description: 'ndjson: everything, one record a line' }),
  ),
  search: Type.Optional(
    Type.String({
      maxLength: limits.searchCharacters,
      description: 'all of these words, in names, kinds, addresses and communities',
    }),
  ),
  lang: common.lang,
};

const services = {
  ...paging,
  taxonomy_term_id: id('with this term, or one below it'),
  taxonomy_id: id('with any term of this taxonomy'),
  organization_id: id('that this organization answers for'),
  modified_after: Type.Optional(
    Type.String({ description: 'ISO 8601 time or day; changed then or later' }),
  ),
  full: flag('whole records'),
};

export const asked = {
  nothing: Type.Object({ lang: common.lang }),
  paging: Type.Object(paging),
  services: Type.Object({
    ...services,
    minimal: flag('ids and days of change alone, on one page'),
  }),
  serviceAtLocations: Type.Object({
    ...services,
    postcode: Type.Optional(Type.String({ description: 'six digits' })),
    proximity: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: limits.proximityMeters,
        description: 'metres around the middle of the postcode’s places, or around near',
      }),
    ),
    near: Type.Optional(Type.String({ description: 'lng,lat in WGS-84; an addition to HSDS' })),
  }),
  organizations: Type.Object({
    ...paging,
    full: flag('whole records'),
    full_service: flag('whole records with whole services'),
  }),
  organization: Type.Object({ full_service: flag('with whole services'), lang: common.lang }),
  terms: Type.Object({
    ...paging,
    taxonomy_id: id('of this taxonomy'),
    top_only: flag('terms without a parent'),
    parent_id: id('directly below this term'),
  }),
  id: Type.Object({ id: Type.String({ format: 'uuid' }) }),
};
