/**
 * The open directory's answers, as far as our own description says them: the shapes of records are those of Open Referral HSDS 3.0,
 * whose schemas the tests hold every answer to.
 */
import Type, { type Static, type TSchema } from 'typebox';

const Id = Type.String({ description: 'UUID, the same for the same thing at every time' });
const record = (properties: Record<string, TSchema>, description: string) =>
  Type.Object(properties, { additionalProperties: true, description });

export const DirectoryRootSchema = Type.Object({
  version: Type.Literal('3.0', { description: 'of HSDS' }),
  profile: Type.String({ description: 'address of what differs from HSDS or is added' }),
  openapi_url: Type.String({ description: 'address of the description of this API' }),
  licences: Type.Array(
    Type.Object({
      code: Type.String({ description: 'SPDX identifier' }),
      name: Type.String(),
      url: Type.String(),
      attribution: Type.String(),
    }),
    { description: 'licences of the data; each record names its own' },
  ),
});

const page = (contents: TSchema) =>
  Type.Object({
    total_items: Type.Integer({ minimum: 0 }),
    total_pages: Type.Integer({ minimum: 0, description: '0 where nothing was found' }),
    page_number: Type.Integer({ minimum: 1 }),
    size: Type.Integer({ minimum: 0, description: 'records on this page' }),
    first_page: Type.Boolean(),
    last_page: Type.Boolean(),
    empty: Type.Boolean(),
    contents: Type.Array(contents),
  });

export const HsdsServiceSchema = record(
  { id: Id, name: Type.String(), status: Type.String() },
  'HSDS service',
);
const MinimalServiceSchema = Type.Object({ id: Id, modified_date: Type.String() });
export const HsdsOrganizationSchema = record(
  { id: Id, name: Type.String(), description: Type.String() },
  'HSDS organization',
);
export const HsdsLocationSchema = record(
  { id: Id, location_type: Type.Literal('physical') },
  'HSDS location',
);
export const HsdsServiceAtLocationSchema = record(
  { id: Id, service: HsdsServiceSchema, location: HsdsLocationSchema },
  'HSDS service_at_location',
);
export const HsdsTaxonomySchema = record(
  { id: Id, name: Type.String(), description: Type.String() },
  'HSDS taxonomy',
);
export const HsdsTermSchema = record(
  { id: Id, code: Type.String(), name: Type.String(), description: Type.String() },
  'HSDS taxonomy_term',
);

export const pagesOf = {
  services: page(Type.Union([HsdsServiceSchema, MinimalServiceSchema])),
  organizations: page(HsdsOrganizationSchema),
  locations: page(HsdsLocationSchema),
  service_at_locations: page(HsdsServiceAtLocationSchema),
  taxonomies: page(HsdsTaxonomySchema),
  taxonomy_terms: page(HsdsTermSchema),
};

export const DirectoryProfileSchema = Type.Object({
  name: Type.String(),
  basis: Type.String({ description: 'the specification that this is a profile of' }),
  documentation: Type.String(),
  positions: Type.String({ description: 'datum of latitude and longitude' }),
  differences: Type.Array(
    Type.Object({ of: Type.String(), says: Type.Object({ zh: Type.String(), en: Type.String() }) }),
  ),
  identifiers: Type.Array(
    Type.Object({ type: Type.String(), of: Type.String(), pattern: Type.String() }),
  ),
  parameters: Type.Array(
    Type.Object({
      name: Type.String(),
      says: Type.Object({ zh: Type.String(), en: Type.String() }),
    }),
  ),
  limits: Type.Record(Type.String(), Type.Integer()),
});

export type DirectoryRoot = Static<typeof DirectoryRootSchema>;
export type DirectoryProfile = Static<typeof DirectoryProfileSchema>;
