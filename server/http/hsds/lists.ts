/** The lists: read what is asked, find it, send a page. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  findOrganizations,
  findServices,
  findTerms,
  wordsIn,
} from '../../domain/directory/find.ts';
import { hasLocation, hasOwnLocation, searchable } from '../../domain/directory/directory.ts';
import { flatLocation } from '../../domain/directory/records/location.ts';
import { flatOrganization } from '../../domain/directory/records/organization.ts';
import {
  flatService,
  flatServiceAtLocation,
  fullOrganization,
  fullService,
  fullServiceAtLocation,
  minimalService,
} from '../../domain/directory/records/service.ts';
import { taxonomyRecord, termRecord } from '../../domain/directory/records/taxonomy.ts';
import { Refusal } from '../errors.ts';
import { flagIn, onlyKnown, type Query } from '../query.ts';
import {
  aroundIn,
  aroundNames,
  idIn,
  limits,
  pagingIn,
  pagingNames,
  searchIn,
  serviceNames,
  serviceQuestionIn,
} from './filters.ts';
import type { KeptDirectory } from './kept-directory.ts';
import { sendList } from './pages.ts';

export type SendList = (
  request: FastifyRequest,
  reply: FastifyReply,
  kept: KeptDirectory,
  query: Query,
) => FastifyReply;

const mostPerPage = (full: boolean) => (full ? limits.perPageFull : limits.perPage);

export const services: SendList = (request, reply, { directory, stamp }, query) => {
  onlyKnown(query, [...pagingNames, ...serviceNames, 'minimal']);
  const { full, ...question } = serviceQuestionIn(query);
  const minimal = flagIn(query, 'minimal');
  if (full && minimal) throw new Refusal('one-of-two', { name: 'full', other: 'minimal' });
  const paging = pagingIn(query, mostPerPage(full), minimal);
  const write = minimal ? minimalService : full ? fullService : flatService;
  return sendList(request, reply, stamp, paging, findServices(directory, question), (entry) =>
    write(directory, entry),
  );
};

export const serviceAtLocations: SendList = (request, reply, { directory, stamp }, query) => {
  onlyKnown(query, [...pagingNames, ...serviceNames, ...aroundNames]);
  const { full, ...question } = serviceQuestionIn(query);
  const paging = pagingIn(query, mostPerPage(full));
  const found = findServices(directory, {
    ...question,
    ...aroundIn(query, directory),
  }).filter(hasLocation);
  const write = full ? fullServiceAtLocation : flatServiceAtLocation;
  return sendList(request, reply, stamp, paging, found, (entry) => write(directory, entry));
};

export const locations: SendList = (request, reply, { directory, stamp }, query) => {
  onlyKnown(query, [...pagingNames, 'search']);
  const found = findServices(directory, { search: searchIn(query) }).filter(hasOwnLocation);
  return sendList(request, reply, stamp, pagingIn(query, limits.perPage), found, ({ facility }) =>
    flatLocation(directory, facility),
  );
};

export const organizations: SendList = (request, reply, { directory, stamp }, query) => {
  onlyKnown(query, [...pagingNames, 'search', 'full', 'full_service']);
  const whole = flagIn(query, 'full_service');
  const full = flagIn(query, 'full') || whole;
  const found = findOrganizations(directory, searchIn(query));
  return sendList(
    request,
    reply,
    stamp,
    pagingIn(query, full ? limits.perPageOrganizations : limits.perPage),
    found,
    (organization) =>
      full
        ? fullOrganization(directory, organization, whole)
        : flatOrganization(directory, organization),
  );
};

export const taxonomies: SendList = (request, reply, { directory, stamp }, query) => {
  onlyKnown(query, [...pagingNames, 'search']);
  const record = taxonomyRecord(directory.idOf);
  const searched = searchable([String(record.name), String(record.description)]);
  const fits = wordsIn(searchIn(query)).every((word) => searched.includes(word));
  const paging = pagingIn(query, limits.perPage);
  return sendList(request, reply, stamp, paging, fits ? [record] : [], (found) => found);
};

export const terms: SendList = (request, reply, { directory, stamp }, query) => {
  onlyKnown(query, [...pagingNames, 'search', 'taxonomy_id', 'top_only', 'parent_id']);
  const found = findTerms(directory, {
    search: searchIn(query),
    taxonomyId: idIn(query, 'taxonomy_id'),
    parentId: idIn(query, 'parent_id'),
    topOnly: flagIn(query, 'top_only'),
  });
  return sendList(request, reply, stamp, pagingIn(query, limits.perPage), found, (term) =>
    termRecord(directory.idOf, term),
  );
};
