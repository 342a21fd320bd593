/** What HSDS says of an offering beside name, phone and organization: its fee, where it goes, how it is had. */
import type { ServiceArea } from '../../booking/model.ts';
import type { DirectoryFacility, Offered } from '../contents.ts';
import type { IdOf } from '../directory.ts';
import { given, type HsdsRecord } from './given.ts';

/** “每小时 60 元 60 yuan an hour”. */
export function feesOf({ priceFen, priceUnit }: Offered): string {
  if (priceUnit === 'free' || priceFen === 0) return '免费 Free of charge';
  const yuan = priceFen % 100 === 0 ? String(priceFen / 100) : (priceFen / 100).toFixed(2);
  return priceUnit === 'hour'
    ? `每小时 ${yuan} 元 ${yuan} yuan an hour`
    : `每次 ${yuan} 元 ${yuan} yuan a visit`;
}

/** Where staff go. Minutes count from the provider’s base on the network, by how its staff travel; that base is not said. */
export function serviceAreasOf(idOf: IdOf, { key, offered }: DirectoryFacility): HsdsRecord[] {
  if (!offered?.area) return [];
  const { area } = offered;
  return [
    given({
      id: idOf('service_area', key),
      service_id: idOf('service', key),
      ...areaFields(area),
    }),
  ];
}

function areaFields(area: ServiceArea): HsdsRecord {
  switch (area.kind) {
    case 'minutes':
      return {
        name: `${area.minutes} 分钟路程 ${area.minutes} minutes of travel`,
        description: '按路网计算，从服务者出发。On the network, from where its staff set out.',
      };
    case 'communities':
      return {
        name: '指定的社区 Chosen communities',
        description: area.codes.join(', '),
      };
    case 'polygon':
      return {
        name: '划定的范围 A drawn area',
        extent: JSON.stringify({ type: 'Polygon', coordinates: area.rings }),
        extent_type: 'geojson',
      };
  }
}
