import type { Tags } from './elements.ts';

/** A shop or service that stands along streets: its category, its OSM tags, what it may be called, when it is open. */
export interface Kind {
  category: string;
  tags: Tags;
  words: readonly (readonly [zh: string, en: string])[];
  hours: readonly string[];
  /** How common it is along a street, beside the others. */
  weight: number;
}

const kind = (
  category: string,
  weight: number,
  tags: Tags,
  words: Kind['words'],
  hours: Kind['hours'],
): Kind => ({ category, tags, words, hours, weight });

const long = ['Mo-Su 07:00-22:30', 'Mo-Su 06:30-23:00', '24/7'];
const shop = [
  'Mo-Su 09:00-21:00',
  'Mo-Sa 08:30-20:00',
  'Mo-Su 09:00-12:30,14:00-21:30',
  'Mo-Su 09:00-20:00; PH off',
];
const office = [
  'Mo-Fr 08:30-12:00,14:30-17:30; PH off',
  'Mo-Fr 09:00-17:00; Sa 09:00-12:00; PH off',
];

export const kinds: Kind[] = [
  kind(
    'grocery',
    8,
    { shop: 'convenience' },
    [
      ['便利店', 'Convenience Store'],
      ['士多', 'Corner Shop'],
    ],
    long,
  ),
  kind(
    'grocery',
    3,
    { shop: 'supermarket' },
    [
      ['超市', 'Supermarket'],
      ['生活超市', 'Supermarket'],
    ],
    ['Mo-Su 08:00-22:00', 'Mo-Su 07:30-21:30'],
  ),
  kind(
    'dining',
    10,
    { amenity: 'restaurant', cuisine: 'chinese' },
    [
      ['茶楼', 'Tea House'],
      ['大排档', 'Food Stall'],
      ['饭店', 'Restaurant'],
      ['粥粉面', 'Congee and Noodles'],
    ],
    ['Mo-Su 06:30-14:00,17:00-21:30', 'Mo-Su 10:30-14:30,17:00-22:00', 'Mo-Su 17:00-02:00'],
  ),
  kind(
    'dining',
    4,
    { amenity: 'fast_food' },
    [
      ['肠粉店', 'Rice Roll Shop'],
      ['快餐', 'Canteen'],
      ['云吞面', 'Wonton Noodles'],
    ],
    ['Mo-Su 06:00-14:00', 'Mo-Su 06:30-20:30'],
  ),
  kind(
    'dining',
    2,
    { amenity: 'cafe' },
    [
      ['糖水铺', 'Dessert House'],
      ['凉茶铺', 'Herbal Tea'],
    ],
    ['Mo-Su 11:00-23:00'],
  ),
  kind('repair', 2, { craft: 'electronics_repair' }, [['家电维修', 'Appliance Repair']], shop),
  kind(
    'repair',
    2,
    { shop: 'bicycle', 'service:bicycle:repair': 'yes' },
    [['单车行', 'Bicycle Shop']],
    shop,
  ),
  kind(
    'repair',
    1,
    { craft: 'shoemaker' },
    [['补鞋配匙', 'Shoe and Key Repair']],
    ['Mo-Sa 09:00-18:00'],
  ),
  kind('repair', 1, { craft: 'plumber' }, [['水电维修', 'Plumbing and Wiring']], shop),
  kind(
    'hair-beauty',
    5,
    { shop: 'hairdresser' },
    [
      ['发廊', 'Hair Salon'],
      ['理发店', 'Barber'],
    ],
    ['Tu-Su 10:00-21:00', 'Mo-Su 09:30-21:30'],
  ),
  kind('hair-beauty', 2, { shop: 'beauty' }, [['美容院', 'Beauty Parlour']], shop),
  kind(
    'laundry',
    2,
    { shop: 'laundry' },
    [
      ['洗衣店', 'Laundry'],
      ['干洗店', 'Dry Cleaner'],
    ],
    ['Mo-Su 08:30-20:30'],
  ),
  kind(
    'housekeeping',
    2,
    { office: 'company', 'jinlin:category': 'housekeeping' },
    [['家政服务部', 'Housekeeping']],
    office,
  ),
  kind(
    'parcel',
    3,
    { office: 'courier' },
    [['快递驿站', 'Parcel Station']],
    ['Mo-Su 09:00-21:00', 'Mo-Su 08:30-20:30'],
  ),
  kind('parcel', 3, { amenity: 'parcel_locker' }, [['智能快递柜', 'Parcel Lockers']], ['24/7']),
  kind(
    'recycling',
    2,
    {
      amenity: 'recycling',
      recycling_type: 'centre',
      'recycling:paper': 'yes',
      'recycling:scrap_metal': 'yes',
    },
    [['再生资源回收站', 'Recycling Point']],
    ['Mo-Sa 08:00-18:00'],
  ),
  kind(
    'pharmacy',
    4,
    { amenity: 'pharmacy', healthcare: 'pharmacy' },
    [
      ['大药房', 'Pharmacy'],
      ['药店', 'Pharmacy'],
    ],
    ['Mo-Su 08:00-22:00', '24/7', 'Mo-Su 08:30-12:30,14:30-21:00'],
  ),
  kind(
    'bank',
    2,
    { amenity: 'bank', atm: 'yes' },
    [
      ['农商银行', 'Rural Commercial Bank'],
      ['村镇银行', 'Community Bank'],
    ],
    ['Mo-Fr 09:00-17:00; Sa,Su 10:00-16:00; PH off', 'Mo-Fr 09:00-12:00,14:00-17:00; PH off'],
  ),
  kind(
    'telecom',
    2,
    { shop: 'mobile_phone' },
    [
      ['通讯营业厅', 'Telecom Shop'],
      ['手机店', 'Phone Shop'],
    ],
    shop,
  ),
  kind(
    'post',
    1,
    { amenity: 'post_office' },
    [['邮政所', 'Post Office']],
    ['Mo-Sa 08:30-17:30; PH off', 'Mo-Fr 09:00-12:00,14:00-17:30; PH off'],
  ),
];

/** Shops that are not services of a circle, but make a street a street. */
export const otherShops: Tags[] = [
  { shop: 'clothes', name: '布衣坊', 'name:en': 'Buyi Clothes' },
  { shop: 'furniture', name: '木作家具', 'name:en': 'Muzuo Furniture' },
  { amenity: 'dentist', name: '口腔诊所', 'name:en': 'Dental Clinic' },
  { shop: 'bakery', name: '晨麦饼屋', 'name:en': 'Chenmai Bakery' },
  { tourism: 'hotel', name: '江风旅馆', 'name:en': 'Jiangfeng Inn' },
];
