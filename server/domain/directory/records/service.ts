/** Services, services at their locations, and organizations with what they run: short for lists, whole for one. */
import type { DirectoryFacility } from '../contents.ts';
import type { Directory, Organization, ServiceEntry } from '../directory.ts';
import { locationOf } from '../offerings.ts';
import { given, type HsdsRecord } from './given.ts';
import { flatLocation, fullLocation } from './location.ts';
import { kindsOf, nameOf } from './name.ts';
import { flatOrganization, identifiersOf } from './organization.ts';
import { feesOf, serviceAreasOf } from './offered.ts';
import { scheduleRecords } from './schedule.ts';
import { serviceAttributes } from './taxonomy.ts';

/** Services and locations that stand in an organization at most; `services` with `organization_id` gives all. */
export const mostNested = 500;

export function minimalService({ idOf }: Directory, { facility }: ServiceEntry): HsdsRecord {
  return { id: idOf('service', facility.key), modified_date: facility.updatedAt };
}

export function flatService(directory: Directory, entry: ServiceEntry): HsdsRecord {
  return {
    ...bareService(directory, entry),
    organization: flatOrganization(directory, entry.organization),
  };
}

export function fullService(directory: Directory, entry: ServiceEntry): HsdsRecord {
  return {
    ...detailedService(directory, entry),
    organization: detailedOrganization(directory, entry.organization),
    ...linksOf(directory, entry, (location) => ({ location: fullLocation(directory, location) })),
  };
}

export function flatServiceAtLocation(directory: Directory, entry: ServiceEntry): HsdsRecord {
  return {
    ...bareLink(directory, entry),
    location: flatLocation(directory, locationOf(entry.facility)!),
    service: flatService(directory, entry),
  };
}

export function fullServiceAtLocation(directory: Directory, entry: ServiceEntry): HsdsRecord {
  return {
    ...bareLink(directory, entry),
    location: fullLocation(directory, locationOf(entry.facility)!),
    service: {
      ...detailedService(directory, entry),
      organization: detailedOrganization(directory, entry.organization),
    },
  };
}

/** @param whole its services in full, else their ids, names and states */
export function fullOrganization(
  directory: Directory,
  organization: Organization,
  whole: boolean,
): HsdsRecord {
  const { idOf } = directory;
  const shown = organization.services.slice(0, mostNested);
  const left = organization.services.length - shown.length;
  return {
    ...detailedOrganization(directory, organization),
    services: shown.map((entry) =>
      whole
        ? {
            ...detailedService(directory, entry),
            ...linksOf(directory, entry, () => ({})),
          }
        : {
            id: idOf('service', entry.facility.key),
            name: nameOf(directory, entry.facility),
            status: 'active',
          },
    ),
    locations: [...new Set(shown.flatMap(({ facility }) => locationOf(facility) ?? []))].map(
      (location) => fullLocation(directory, location),
    ),
    ...(left > 0
      ? {
          attributes: [
            {
              id: idOf('attribute', `${organization.key}/services_left_off`),
              link_id: idOf('organization', organization.key),
              link_entity: 'organization',
              link_type: 'services_left_off',
              value: String(left),
            },
          ],
        }
      : {}),
  };
}

function bareService(directory: Directory, { facility, organization }: ServiceEntry): HsdsRecord {
  const { idOf } = directory;
  const { offered } = facility;
  const kinds = (offered ? [offered.kind] : kindsOf(directory, facility.categories)).map(
    ({ zh, en }) => `${zh} ${en}`,
  );
  const standsIn = organization.role !== 'operator';
  return given({
    id: idOf('service', facility.key),
    organization_id: idOf('organization', organization.key),
    name: nameOf(directory, facility),
    alternate_name: facility.nameEn,
    description: [...kinds, offered?.about, standsIn ? '经营者未登记 Operator not registered' : '']
      .filter(Boolean)
      .join('；'),
    status: 'active',
    fees_description: offered && feesOf(offered),
    assured_date: facility.verifiedOn,
    last_modified: facility.updatedAt,
  });
}

function detailedService(directory: Directory, entry: ServiceEntry): HsdsRecord {
  const { idOf } = directory;
  const { facility } = entry;
  const schedules = scheduleRecords(idOf, facility);
  const areas = serviceAreasOf(idOf, facility);
  return given({
    ...bareService(directory, entry),
    phones: facility.phone && [
      {
        id: idOf('phone', facility.key),
        service_id: idOf('service', facility.key),
        number: facility.phone,
        type: 'voice',
      },
    ],
    schedules: schedules.length > 0 ? schedules : null,
    service_areas: areas.length > 0 ? areas : null,
    attributes: serviceAttributes(directory, entry),
  });
}

function detailedOrganization(directory: Directory, organization: Organization): HsdsRecord {
  const identifiers = identifiersOf(directory, organization);
  return {
    ...flatOrganization(directory, organization),
    ...(identifiers.length > 0 ? { organization_identifiers: identifiers } : {}),
  };
}

/** `service_at_locations`, where there is one. */
function linksOf(
  directory: Directory,
  entry: ServiceEntry,
  more: (location: DirectoryFacility) => HsdsRecord,
): HsdsRecord {
  const location = locationOf(entry.facility);
  return location
    ? { service_at_locations: [{ ...bareLink(directory, entry), ...more(location) }] }
    : {};
}

function bareLink({ idOf }: Directory, { facility }: ServiceEntry): HsdsRecord {
  return {
    id: idOf('service_at_location', facility.key),
    service_id: idOf('service', facility.key),
    location_id: idOf('location', locationOf(facility)!.key),
  };
}
