import type { Coverage, CoverageArea } from '../../../server/contract/coverage.ts';

/** One area of the world below. */
export const area = (fields: Partial<CoverageArea>): CoverageArea => ({
  code: '440000000001',
  name: '柳塘社区',
  level: 'community',
  kind: 'urban',
  people: 1000,
  covered: 800,
  gap: 200,
  unknown: 0,
  state: 'gap',
  meanMinutes: 9.44,
  p90Minutes: 17.2,
  ...fields,
});

/** 1,000 people: 700 reach a clinic within their limit, 200 do not, of 100 nothing is known. */
export const coverage = (fields: Partial<Coverage> = {}): Coverage => ({
  region: 'small',
  category: 'health',
  choice: 1,
  profile: 'walk',
  limits: { urbanMinutes: 15, ruralMinutes: 30 },
  at: null,
  day: '2026-11-30',
  level: 'community',
  cell: null,
  population: {
    source: '第七次人口普查',
    invented: false,
    kind: 'grid',
    grainMeters: 100,
    grain: { zh: '格点，间距约 100 米', en: 'points about 100 m apart' },
    importedAt: '2026-11-20T08:00:00.000Z',
    points: 120,
    people: 1000,
    elderly: null,
    children: null,
    nonRegistered: null,
    outside: { points: 0, people: 0 },
  },
  scenario: null,
  facilities: { counted: 3, closedThen: 0, unknownHours: 0 },
  notes: [],
  total: {
    people: 1000,
    covered: 700,
    gap: 200,
    unknown: 100,
    state: 'gap',
    meanMinutes: 11.2,
    p90Minutes: 24,
  },
  areas: [],
  histogram: [],
  percentiles: [],
  unreached: 0,
  equity: { groups: [], gini: null, lorenz: [], worstTenthMinutes: null },
  capacity: null,
  essential: null,
  tiles: { key: 'k', path: '/t/{z}/{x}/{y}', minZoom: 8, maxZoom: 15 },
  ...fields,
});

export const nameOf = (code: string): string =>
  ({ health: '诊所', market: '菜市场', essential: '必备服务（整套）' })[code] ?? code;
