import type { Tags } from './elements.ts';

const workdays = 'Mo-Fr 08:30-12:00,14:30-17:30; PH off';

/** What stands once or a few times in the whole county, and where. */
export const landmarks: {
  at: readonly [x: number, y: number];
  tags: Tags;
  hours?: string;
  isBuilding?: boolean;
}[] = [
  {
    at: [3960, 4010],
    isBuilding: true,
    hours: workdays,
    tags: { amenity: 'townhall', name: '示范县人民政府', 'name:en': 'Shifan County Government' },
  },
  {
    at: [4060, 4060],
    isBuilding: true,
    hours: 'Mo-Fr 09:00-17:00; Sa 09:00-12:00; PH off',
    tags: {
      office: 'government',
      government: 'register_office',
      name: '示范县政务服务中心',
      'name:en': 'Shifan Government Service Hall',
    },
  },
  {
    at: [3920, 1900],
    isBuilding: true,
    hours: workdays,
    tags: {
      office: 'government',
      government: 'register_office',
      name: '江南街道综合政务服务平台',
      'name:en': 'Jiangnan Street Service Hall',
    },
  },
  {
    at: [4330, 3950],
    isBuilding: true,
    hours: 'Tu-Su 09:00-21:00; PH 09:00-17:00',
    tags: { amenity: 'library', name: '示范县图书馆', 'name:en': 'Shifan County Library' },
  },
  {
    at: [4420, 3880],
    isBuilding: true,
    tags: { amenity: 'theatre', name: '示范县影剧院', 'name:en': 'Shifan Theatre' },
  },
  {
    at: [4000, 3560],
    hours: 'Mo-Sa 08:30-17:30; PH off',
    tags: { amenity: 'post_office', name: '示范县邮政支局', 'name:en': 'Shifan Post Office' },
  },
  {
    at: [5000, 1700],
    hours: 'Mo-Fr 09:00-17:00; PH off',
    tags: { amenity: 'post_office', name: '南岸邮政所', 'name:en': 'Nan’an Post Office' },
  },
  {
    at: [4300, 3560],
    hours: 'Mo-Fr 08:30-17:30; PH off',
    tags: { office: 'energy_supplier', name: '示范县供电营业厅', 'name:en': 'Shifan Power Office' },
  },
  {
    at: [3700, 3300],
    hours: 'Mo-Fr 08:30-12:00,14:00-17:00; PH off',
    tags: { office: 'water_utility', name: '示范县自来水营业厅', 'name:en': 'Shifan Water Office' },
  },
  {
    at: [4960, 3500],
    hours: 'Mo-Sa 08:30-17:30',
    tags: { office: 'energy_supplier', name: '示范燃气客户中心', 'name:en': 'Shifan Gas Office' },
  },
  {
    at: [3500, 3100],
    hours: 'Mo-Su 08:00-18:00',
    tags: {
      shop: 'agrarian',
      name: '示范县供销社农资中心',
      'name:en': 'Shifan Supply Cooperative',
    },
  },
  {
    at: [4050, 3300],
    hours: '24/7',
    tags: { amenity: 'police', name: '城关派出所', 'name:en': 'Chengguan Police Station' },
  },
  {
    at: [2900, 4400],
    isBuilding: true,
    hours: 'Mo-Su 08:00-18:00',
    tags: {
      amenity: 'social_facility',
      social_facility: 'nursing_home',
      'social_facility:for': 'senior',
      name: '示范县颐康院',
      'name:en': 'Shifan Nursing Home',
    },
  },
  {
    at: [2640, 4140],
    hours: 'Mo-Su 06:00-19:00',
    tags: { amenity: 'marketplace', name: '城西肉菜市场', 'name:en': 'Chengxi Market' },
  },
  {
    at: [3800, 4450],
    hours: 'Mo-Su 06:00-19:00',
    tags: { amenity: 'marketplace', name: '城北肉菜市场', 'name:en': 'Chengbei Market' },
  },
  {
    at: [6100, 3420],
    hours: 'Mo-Su 06:00-19:30',
    tags: { amenity: 'marketplace', name: '东郊肉菜市场', 'name:en': 'Dongjiao Market' },
  },
  {
    at: [4420, 3250],
    hours: 'Mo-Su 07:00-20:00',
    tags: { shop: 'greengrocer', name: '新禾果蔬', 'name:en': 'Xinhe Greengrocer' },
  },
  {
    at: [5300, 3900],
    hours: 'Mo-Su 06:30-20:00',
    tags: { shop: 'butcher', name: '勤记鲜肉', 'name:en': 'Qinji Butcher' },
  },
  {
    at: [2900, 3300],
    hours: 'Mo-Su 06:30-12:00',
    tags: { shop: 'seafood', name: '水云鱼档', 'name:en': 'Shuiyun Fish' },
  },
];

/** Names of the fenced areas, in the order in which the plan lays them out. */
export const campusNames: Record<
  'school' | 'hospital' | 'park',
  readonly (readonly [zh: string, en: string, tags?: Tags])[]
> = {
  school: [
    ['朝阳小学', 'Chaoyang Primary School'],
    ['城北小学', 'Chengbei Primary School'],
    ['滨江小学', 'Binjiang Primary School'],
    ['示范中学', 'Shifan Middle School', { 'isced:level': '2;3' }],
    ['东门小学', 'Dongmen Primary School'],
    ['新城小学', 'Xincheng Primary School'],
  ],
  hospital: [['示范县人民医院', 'Shifan County Hospital']],
  park: [
    ['老街公园', 'Laojie Park'],
    ['人民公园', 'Renmin Park'],
    ['滨江公园', 'Binjiang Park'],
    ['文塔公园', 'Wenta Park'],
    ['江南公园', 'Jiangnan Park'],
  ],
};
