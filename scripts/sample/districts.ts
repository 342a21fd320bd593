import type { Point } from './plane.ts';

export interface District {
  code: string;
  zh: string;
  en: string;
  kind: 'urban' | 'village';
  /** Where its office stands and its facilities gather. */
  seat: Point;
  households: number;
  population: number;
  phone: string;
  /** Lies across the county line: the file holds only a part of its border. */
  beyond?: true;
  /** Categories that are honestly missing here. */
  lacks?: string[];
}

const urban = (
  n: number,
  zh: string,
  en: string,
  seat: Point,
  households: number,
  lacks: string[] = [],
): District => ({
  code: `449901100${String(n).padStart(3, '0')}`,
  zh: `${zh}社区居委会`,
  en: `${en} Community`,
  kind: 'urban',
  seat,
  households,
  population: Math.round(households * 2.9),
  phone: `0000-123459${String(n).padStart(2, '0')}`,
  lacks,
});

const village = (
  n: number,
  zh: string,
  en: string,
  seat: Point,
  households: number,
  lacks: string[],
): District => ({
  code: `449901100${200 + n}`,
  zh: `${zh}村委会`,
  en: `${en} Village`,
  kind: 'village',
  seat,
  households,
  population: Math.round(households * 3.7),
  phone: `0000-123459${20 + n}`,
  lacks,
});

/** Ten urban communities and eight villages; the last belongs to the next county. */
export const districts: District[] = [
  urban(1, '广场', 'Guangchang', [4160, 3420], 2140),
  urban(2, '老街', 'Laojie', [3420, 2860], 1980, ['laundry']),
  urban(3, '滨江', 'Binjiang', [4700, 2900], 1760),
  urban(4, '龙塘', 'Longtang', [2760, 3480], 2510, ['library', 'eldercare']),
  urban(5, '城西', 'Chengxi', [2600, 4220], 1430, ['library', 'mediation']),
  urban(6, '城北', 'Chengbei', [3760, 4320], 2230),
  urban(7, '文塔', 'Wenta', [5080, 4150], 1890),
  urban(8, '东郊', 'Dongjiao', [5960, 3330], 1670, ['library']),
  urban(9, '南岸', 'Nan’an', [4900, 1640], 1580, ['market']),
  urban(10, '新城', 'Xincheng', [3120, 1760], 1240, ['mediation']),
  village(1, '西洲', 'Xizhou', [880, 4470], 612, ['laundry', 'library']),
  village(2, '渡头', 'Dutou', [1180, 2560], 437, ['bank', 'childcare']),
  village(3, '罗坑', 'Luokeng', [1640, 1130], 518, ['mediation']),
  village(4, '塘尾', 'Tangwei', [8120, 3560], 705, []),
  village(5, '上坪', 'Shangping', [2360, 6180], 489, ['parcel']),
  village(6, '石角', 'Shijiao', [5180, 6200], 553, ['bank']),
  village(7, '深坑', 'Shenkeng', [8180, 6420], 268, [
    'health',
    'pharmacy',
    'bank',
    'family',
    'childcare',
    'primary-school',
    'parcel',
  ]),
  {
    code: '449902103205',
    zh: '东埔村委会',
    en: 'Dongpu Village',
    kind: 'village',
    seat: [8150, 720],
    households: 471,
    population: 1733,
    phone: '0000-12345999',
    beyond: true,
    lacks: ['culture-sport', 'mediation'],
  },
];
