/** Where a facility is: WGS-84, with its address and the community that it lies in. */
import type { DirectoryContents, DirectoryFacility } from '../contents.ts';
import type { Directory, IdOf } from '../directory.ts';
import { given, type HsdsRecord } from './given.ts';
import { nameOf } from './name.ts';

export function flatLocation(directory: Directory, facility: DirectoryFacility): HsdsRecord {
  const { idOf } = directory;
  const [longitude, latitude] = facility.position.map((degrees) => Math.round(degrees * 1e6) / 1e6);
  return given({
    id: idOf('location', facility.key),
    location_type: 'physical',
    name: nameOf(directory, facility),
    alternate_name: facility.nameEn,
    description: facility.community?.name || null,
    latitude,
    longitude,
    external_identifier: facility.osmId ?? facility.id,
    external_identifier_type: facility.osmId === null ? 'jinlin' : 'OpenStreetMap',
  });
}

export function fullLocation(directory: Directory, facility: DirectoryFacility): HsdsRecord {
  const { idOf, contents } = directory;
  const addresses = addressesOf(contents, idOf, facility);
  const code = facility.community?.code;
  const link_id = idOf('location', facility.key);
  return given({
    ...flatLocation(directory, facility),
    addresses: addresses.length > 0 ? addresses : null,
    attributes: code
      ? [
          {
            id: idOf('attribute', `${facility.key}/division_code`),
            link_id,
            link_entity: 'location',
            link_type: 'division_code',
            value: code,
          },
        ]
      : null,
  });
}

/** Only China's: what HSDS demands of an address (country, province) is not known elsewhere. An unknown postcode is an empty text. */
function addressesOf(
  { divisionName }: DirectoryContents,
  idOf: IdOf,
  { key, address, postcode, community, region }: DirectoryFacility,
): HsdsRecord[] {
  if (address === null || region.timeZone !== 'Asia/Shanghai') return [];
  const code = community?.code ?? '';
  const named = (digits: number) =>
    code.length > digits ? divisionName(code.slice(0, digits)) : null;
  return [
    given({
      id: idOf('address', key),
      location_id: idOf('location', key),
      address_1: address,
      city: named(4) ?? region.name,
      region: named(6),
      state_province: code.startsWith('44') ? '广东省' : '',
      postal_code: postcode ?? '',
      country: 'CN',
      address_type: 'physical',
    }),
  ];
}
