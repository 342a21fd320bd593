import Type, { type TSchema } from 'typebox';
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
} from '../../../server/contract/hsds.ts';
import { OpenFacilitiesSchema } from '../../../server/contract/open-data.ts';
import type { App } from '../../../server/http/app.ts';

const single: Record<keyof typeof pagesOf, TSchema> = {
  services: HsdsServiceSchema,
  organizations: HsdsOrganizationSchema,
  locations: HsdsLocationSchema,
  service_at_locations: HsdsServiceAtLocationSchema,
  taxonomies: HsdsTaxonomySchema,
  taxonomy_terms: HsdsTermSchema,
};

/** The routes of open directory and open data as our description names them, each with an address to try. */
export async function directoryPaths(app: App): Promise<Record<string, [string, TSchema]>> {
  const paths: Record<string, [string, TSchema]> = {
    '/hsds/v3/': ['/hsds/v3/', DirectoryRootSchema],
    '/hsds/v3/profile.json': ['/hsds/v3/profile.json', DirectoryProfileSchema],
    '/api/v1/facilities.geojson': ['/api/v1/facilities.geojson', OpenFacilitiesSchema],
    '/api/v1/facilities.csv': ['/api/v1/facilities.csv', Type.String()],
  };
  for (const [list, schema] of Object.entries(single)) {
    const path = `/hsds/v3/${list}`;
    const first = (await app.inject(`${path}?per_page=1`)).json<{ contents: [{ id: string }] }>();
    paths[path] = [`${path}?per_page=5`, pagesOf[list as keyof typeof pagesOf]];
    paths[`${path}/{id}`] = [`${path}/${first.contents[0].id}`, schema];
  }
  return paths;
}
