/** One record by its id, whole; undefined where nothing has that id. */
import type { Directory } from '../../domain/directory/directory.ts';
import { isOurTaxonomy } from '../../domain/directory/find.ts';
import { fullLocation } from '../../domain/directory/records/location.ts';
import {
  fullOrganization,
  fullService,
  fullServiceAtLocation,
} from '../../domain/directory/records/service.ts';
import { taxonomyRecord, termRecord } from '../../domain/directory/records/taxonomy.ts';
import { flagIn, type Query } from '../query.ts';

export function service(directory: Directory, id: string) {
  const found = directory.serviceById('service', id);
  return found && fullService(directory, found);
}

export function serviceAtLocation(directory: Directory, id: string) {
  const found = directory.serviceById('service_at_location', id);
  return found && fullServiceAtLocation(directory, found);
}

export function location(directory: Directory, id: string) {
  const found = directory.serviceById('location', id);
  return found && fullLocation(directory, found.facility);
}

export function organization(directory: Directory, id: string, query: Query) {
  const whole = flagIn(query, 'full_service');
  const found = directory.organizationById(id);
  return found && fullOrganization(directory, found, whole);
}

export function taxonomy(directory: Directory, id: string) {
  return isOurTaxonomy(directory, id) ? taxonomyRecord(directory.idOf) : undefined;
}

export function term(directory: Directory, id: string) {
  const found = directory.termById(id);
  return found && termRecord(directory.idOf, found);
}
