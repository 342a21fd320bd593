/** What the fields of a facility are called: columns of a table, and values of a row of the register. */
import type { Language } from './problems.ts';

const words: Record<string, readonly [zh: string, en: string]> = {
  externalId: ['编号', 'number in your table'],
  name: ['名称', 'name'],
  nameEn: ['英文名', 'English name'],
  category: ['类别', 'kind'],
  categories: ['类别', 'kind'],
  lng: ['经度', 'longitude'],
  lat: ['纬度', 'latitude'],
  position: ['坐标', 'position'],
  address: ['地址', 'address'],
  phone: ['电话', 'telephone'],
  openingHours: ['营业时间', 'opening hours'],
  floorArea: ['建筑面积', 'floor area'],
  floorSquareMeters: ['建筑面积', 'floor area'],
  capacity: ['容量', 'capacity'],
  communityCode: ['社区', 'community'],
  community: ['社区', 'community'],
  entrances: ['出入口', 'entrances'],
  operator: ['经营单位', 'operator'],
  status: ['状态', 'status'],
  note: ['备注', 'remark'],
};

/** The field's code where it has no word. */
export function fieldWord(language: Language, field: string | number | undefined): string {
  const word = words[String(field ?? '')];
  return word ? word[language === 'en' ? 1 : 0] : String(field ?? '');
}
