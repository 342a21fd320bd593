import type { District } from './districts.ts';
import type { Tags } from './elements.ts';

/** What an office of a community or village provides, one facility per category. */
export interface Office {
  category: string;
  tags: (district: District) => Tags;
  hours?: string;
  /** Stands in a building of its own, mapped as a polygon with an entrance. */
  isBuilding?: boolean;
  only?: District['kind'];
}

const short = (d: District): string => d.zh.replace(/居委会|委会/, '');
const named =
  (zh: (place: string) => string, en: string) =>
  (d: District): Tags => ({ name: zh(short(d)), 'name:en': `${d.en} ${en}` });
const tagged =
  (name: (d: District) => Tags, tags: Tags) =>
  (d: District): Tags => ({ ...tags, ...name(d) });

const workdays = 'Mo-Fr 08:30-12:00,14:30-17:30; PH off';

export const offices: Office[] = [
  {
    category: 'service-station',
    isBuilding: true,
    hours: workdays,
    tags: tagged(
      named((p) => `${p}公共服务站`, 'Service Station'),
      { office: 'government', admin_level: '10' },
    ),
  },
  {
    category: 'culture-sport',
    isBuilding: true,
    hours: 'Mo-Su 09:00-21:00; PH 09:00-17:00',
    tags: tagged(
      named((p) => `${p}文体活动中心`, 'Culture and Sports Centre'),
      { amenity: 'community_centre' },
    ),
  },
  {
    category: 'health',
    only: 'urban',
    isBuilding: true,
    hours: 'Mo-Sa 08:00-12:00,14:30-17:30; PH 08:30-11:30',
    tags: tagged(
      named((p) => `${p}卫生服务站`, 'Health Station'),
      { amenity: 'clinic', healthcare: 'centre' },
    ),
  },
  {
    category: 'health',
    only: 'village',
    hours: 'Mo-Sa 08:00-11:30,14:30-17:30',
    tags: tagged(
      named((p) => `${p}卫生站`, 'Health Post'),
      { amenity: 'clinic', healthcare: 'clinic' },
    ),
  },
  {
    category: 'family',
    hours: workdays,
    tags: tagged(
      named((p) => `${p}家庭服务中心`, 'Family Service Centre'),
      { amenity: 'social_facility', social_facility: 'outreach', 'jinlin:category': 'family' },
    ),
  },
  {
    category: 'safety',
    hours: '24/7',
    tags: tagged(
      named((p) => `${p}警务室`, 'Police Post'),
      { amenity: 'police' },
    ),
  },
  {
    category: 'mediation',
    hours: workdays,
    tags: tagged(
      named((p) => `${p}人民调解委员会`, 'Mediation Committee'),
      { office: 'association', 'jinlin:category': 'mediation' },
    ),
  },
  {
    category: 'library',
    only: 'urban',
    hours: '24/7',
    tags: tagged(
      named((p) => `${p}自助图书馆`, 'Self-service Library'),
      { amenity: 'library' },
    ),
  },
  {
    category: 'library',
    only: 'village',
    hours: 'Sa,Su 09:00-17:00',
    tags: tagged(
      named((p) => `${p}农家书屋`, 'Village Reading Room'),
      { amenity: 'library' },
    ),
  },
  {
    category: 'eldercare',
    only: 'urban',
    isBuilding: true,
    hours: 'Mo-Sa 08:00-18:00',
    tags: tagged(
      named((p) => `${p}长者日间照料中心`, 'Day Care for the Elderly'),
      { amenity: 'social_facility', social_facility: 'day_care', 'social_facility:for': 'senior' },
    ),
  },
  {
    category: 'childcare',
    isBuilding: true,
    hours: 'Mo-Fr 07:30-17:30; PH off',
    tags: tagged(
      named((p) => `${p}幼儿园`, 'Kindergarten'),
      { amenity: 'kindergarten' },
    ),
  },
  {
    category: 'supply-coop',
    only: 'village',
    hours: 'Mo-Su 08:00-18:00',
    tags: tagged(
      named((p) => `${p}供销社农资店`, 'Farm Supplies'),
      { shop: 'agrarian' },
    ),
  },
  {
    category: 'bank',
    only: 'village',
    hours: 'Mo-Fr 09:00-17:00',
    tags: tagged(
      named((p) => `${p}助农取款服务点`, 'Cash Service Point'),
      { office: 'financial', 'jinlin:category': 'bank' },
    ),
  },
  {
    category: 'grocery',
    only: 'village',
    hours: 'Mo-Su 06:30-21:30',
    tags: tagged(
      named((p) => `${p}士多`, 'Corner Shop'),
      { shop: 'convenience' },
    ),
  },
  {
    category: 'parcel',
    only: 'village',
    hours: 'Mo-Su 09:00-18:30',
    tags: tagged(
      named((p) => `${p}寄递服务点`, 'Parcel Point'),
      { office: 'courier' },
    ),
  },
  {
    category: 'green',
    only: 'village',
    tags: tagged(
      named((p) => `${p}榕树广场`, 'Banyan Square'),
      { place: 'square' },
    ),
  },
  {
    category: 'green',
    only: 'urban',
    hours: 'Mo-Su 06:00-22:00',
    tags: tagged(
      named((p) => `${p}口袋公园`, 'Pocket Park'),
      { leisure: 'park' },
    ),
  },
];
