/** Every figure of `/coverage` on the street of `coverage-street.ts`, worked out by hand. */
import { beforeAll, describe, expect, test } from 'vitest';
import { CoverageSchema, type Coverage } from '../../server/contract/coverage.ts';
import type { App } from '../../server/http/app.ts';
import {
  coverageStreet,
  facility,
  recordsWith,
  town,
  village,
  type StreetOptions,
} from '../fixtures/coverage-street.ts';
import {
  everyCategory,
  appOver,
  expectValid,
  get,
  type Parameters,
} from '../fixtures/http-world.ts';

let app: App;

async function open(options: StreetOptions = {}, records = recordsWith()): Promise<App> {
  return appOver([await coverageStreet(options)], { records });
}

beforeAll(async () => {
  app = await open();
}, 60_000);

async function covers(more: Parameters, service = app): Promise<Coverage> {
  const told = await get<Coverage>(service, '/api/v1/coverage', { region: 'drawn', ...more });
  expectValid(CoverageSchema, told);
  return told;
}

describe('people and their minutes', () => {
  test('are counted by state, in all and by community, most left out first', async () => {
    const told = await covers({ category: 'market' });
    // 100, 1,390, 1,700 and 2,900 m to the market: the town's limit is 900 s, the village's 1,800; five have no street.
    // Mean (10 × 100 + 20 × 1,390 + 30 × 1,700 + 40 × 2,900) / 100 = 1,958 s = 32.6 min; nine in ten arrive within 2,900 s = 48.33.
    expect(told.total).toEqual({
      people: 105,
      covered: 40,
      gap: 60,
      unknown: 5,
      state: 'gap',
      meanMinutes: 32.6,
      p90Minutes: 48.4,
    });
    expect(told.limits).toEqual({ urbanMinutes: 15, ruralMinutes: 30 });
    expect(told.areas).toEqual([
      {
        code: village,
        name: '西河村',
        level: 'community',
        kind: 'rural',
        people: 70,
        covered: 30,
        gap: 40,
        unknown: 0,
        state: 'gap',
        // (30 × 1,700 + 40 × 2,900) / 70 = 2,385.7 s.
        meanMinutes: 39.8,
        p90Minutes: 48.4,
      },
      {
        code: town,
        name: '东街社区',
        level: 'community',
        kind: 'urban',
        people: 35,
        covered: 10,
        gap: 20,
        unknown: 5,
        state: 'gap',
        // (10 × 100 + 20 × 1,390) / 30 = 960 s; 1,390 s = 23.17 min.
        meanMinutes: 16,
        p90Minutes: 23.2,
      },
    ]);
    expect(told.population?.people).toBe(105);
    expect(told.notes.map(({ code }) => code)).toEqual(['people-far-from-streets']);
  });

  test('spread over a histogram and percentiles', async () => {
    const { histogram, percentiles, unreached } = await covers({ category: 'market' });
    expect(histogram).toHaveLength(49);
    expect(histogram.filter(({ people }) => people > 0)).toEqual([
      { fromMinutes: 1, toMinutes: 2, people: 10 },
      { fromMinutes: 23, toMinutes: 24, people: 20 },
      { fromMinutes: 28, toMinutes: 29, people: 30 },
      { fromMinutes: 48, toMinutes: 49, people: 40 },
    ]);
    // Half of 100 are 60 with the third group: 1,700 s = 28.33 min.
    expect(percentiles).toEqual([
      { share: 0.5, minutes: 28.4 },
      { share: 0.75, minutes: 48.4 },
      { share: 0.9, minutes: 48.4 },
      { share: 0.95, minutes: 48.4 },
    ]);
    expect(unreached).toBe(0);
  });

  test('follow a limit that is asked for instead of the norms', async () => {
    const told = await covers({ category: 'market', minutes: 29 });
    expect(told.limits).toEqual({ urbanMinutes: 29, ruralMinutes: 29 });
    expect([told.total.covered, told.total.gap]).toEqual([60, 40]);
  });

  test('are unknown where the register is not complete, covered all the same', async () => {
    const { total, areas } = await covers({ category: 'market' }, await open({ complete: [] }));
    expect([total.covered, total.gap, total.unknown, total.state]).toEqual([40, 0, 65, 'unknown']);
    expect(areas.map(({ code, unknown }) => [code, unknown])).toEqual([
      [village, 40],
      [town, 25],
    ]);
  });

  test('say that a category has no facility: nobody reaches one', async () => {
    const told = await covers({ category: 'library' });
    expect(told.facilities.counted).toBe(0);
    expect(told.notes.map(({ code }) => code)).toContain('no-facilities');
    expect([told.total.gap, told.total.unknown, told.total.meanMinutes]).toEqual([100, 5, null]);
    expect(told.unreached).toBe(100);
    expect(told.percentiles[2]).toEqual({ share: 0.9, minutes: null });
    expect(told.equity).toMatchObject({ gini: null, lorenz: [], worstTenthMinutes: null });
  });

  test('are unknown without a population, and the answer says so', async () => {
    const told = await covers({ category: 'market' }, await open({}, recordsWith(null)));
    expect(told.population).toBeNull();
    expect(told.total).toEqual({
      people: null,
      covered: 0,
      gap: 0,
      unknown: 0,
      state: 'unknown',
      meanMinutes: null,
      p90Minutes: null,
    });
    expect(told.areas.map(({ code, people, state }) => [code, people, state])).toEqual([
      [town, null, 'unknown'],
      [village, null, 'unknown'],
    ]);
    expect(told.equity.groups.every(({ people }) => people === null)).toBe(true);
    expect(told.notes.map(({ code }) => code)).toEqual(['no-population']);
    expect(told.tiles).not.toBeNull();
  });
});

describe('areas', () => {
  test.each([
    ['street', '440402002', '拱北街道'],
    ['district', '440402', '香洲区'],
  ])('may be %s', async (level, code, name) => {
    const { areas, total } = await covers({ category: 'market', level });
    expect(areas).toEqual([{ code, name, level, kind: 'mixed', ...total }]);
  });

  test('may be squares from the south-west corner', async () => {
    // The corner is at −500 m: 100 m lies in the first thousand, 1,390 and 1,200 in the second.
    const told = await covers({ category: 'market', level: 'square', size: 1000 });
    expect(told.cell).toEqual({ meters: 1000, resolution: null });
    expect(told.areas.map(({ code, people, gap }) => [code, people, gap])).toEqual([
      ['3-0', 40, 40],
      ['1-0', 25, 20],
      ['0-0', 10, 0],
      ['2-0', 30, 0],
    ]);
  });

  test('may be hexagons of H3', async () => {
    const told = await covers({ category: 'market', level: 'hexagon' });
    // Of H3's mean sides 76, 201 and 531 m the second is nearest to 200.
    expect(told.cell).toEqual({ meters: 201, resolution: 9 });
    expect(told.areas).toHaveLength(5);
    for (const { code } of told.areas) expect(code).toMatch(/^89[0-9a-f]{13}$/);
    expect(told.areas.map(({ people }) => people).toSorted()).toEqual([10, 20, 30, 40, 5]);
  });
});

describe('choice', () => {
  // To the clinics from 100 m: 400, 2,400, 2,600; from 1,390: 890, 1,110, 1,310; from 1,700: 800, 1,000, 1,200; from 2,900: 200, 400, 2,400.
  test.each([
    [1, 100, 0],
    [2, 70, 30],
    [3, 30, 70],
  ])('%i: %i people have as many within their limit', async (choice, covered, gap) => {
    const { total, tiles } = await covers({ category: 'health', choice });
    expect([total.covered, total.gap, total.unknown]).toEqual([covered, gap, 5]);
    expect(tiles === null).toBe(choice > 1);
  });
});

describe('the time of day', () => {
  test('leaves out what is known to be closed, and counts what nobody said', async () => {
    const noon = await covers({ category: 'health', at: '2026-03-04T13:00' });
    expect(noon.at).toBe('2026-03-04T13:00:00+08:00');
    expect(noon.facilities).toEqual({ counted: 2, closedThen: 1, unknownHours: 1 });
    // 2,400 and 1,110 s from the town: beyond 900.
    expect([noon.total.covered, noon.total.gap]).toEqual([70, 30]);
    const morning = await covers({ category: 'health', at: '2026-03-04T09:00' });
    expect(morning.facilities).toEqual({ counted: 3, closedThen: 0, unknownHours: 1 });
    expect(morning.total.covered).toBe(100);
    expect(noon.tiles!.key).not.toBe(morning.tiles!.key);
  });

  test('says when all of them are closed', async () => {
    const closed = facility('morning', 500, { openingHours: 'Mo-Fr 08:00-12:00' });
    const told = await covers(
      { category: 'health', at: '2026-03-04T13:00' },
      await open({ facilities: [closed] }),
    );
    expect(told.notes[0]).toMatchObject({ code: 'all-closed' });
    expect(told.total.gap).toBe(100);
  });

  test('may be a day alone: what closes for good that day does not count', async () => {
    const closing = facility('morning', 500, { closedOn: '2026-03-10' });
    const service = await open({ facilities: [closing] });
    const before = await covers({ category: 'health', day: '2026-03-09' }, service);
    const after = await covers({ category: 'health', day: '2026-03-10' }, service);
    expect([before.facilities.counted, after.facilities.counted]).toEqual([1, 0]);
  });
});

describe('equity', () => {
  test('tells groups apart; one that the source does not tell is unknown', async () => {
    const { equity } = await covers({ category: 'market' });
    const none = { covered: null, gap: null, unknown: null, meanMinutes: null, p90Minutes: null };
    expect(equity.groups).toEqual([
      // (4 × 100 + 9 × 1,700 + 10 × 2,900) / 23 = 1,943.5 s; the ninth tenth is at 2,900 s.
      {
        group: 'elderly',
        people: 24,
        covered: 13,
        gap: 10,
        unknown: 1,
        meanMinutes: 32.4,
        p90Minutes: 48.4,
      },
      { group: 'children', people: null, ...none },
      // (2 × 100 + 10 × 1,390) / 12 = 1,175 s.
      {
        group: 'nonRegistered',
        people: 12,
        covered: 2,
        gap: 10,
        unknown: 0,
        meanMinutes: 19.6,
        p90Minutes: 23.2,
      },
      {
        group: 'urban',
        people: 35,
        covered: 10,
        gap: 20,
        unknown: 5,
        meanMinutes: 16,
        p90Minutes: 23.2,
      },
      {
        group: 'rural',
        people: 70,
        covered: 30,
        gap: 40,
        unknown: 0,
        meanMinutes: 39.8,
        p90Minutes: 48.4,
      },
    ]);
  });

  test('draws the curve of minutes, its coefficient and the worst tenth', async () => {
    const { equity } = await covers({ category: 'market' });
    // Of 195,800 person-seconds: 1,000, 28,800, 79,800. Gini 1 − (0.1 × 0.0051 + 0.2 × 0.1522 + 0.3 × 0.5547 + 0.4 × 1.4076) = 0.2397.
    expect(equity.lorenz.map(({ people }) => people)).toEqual([0, 0.1, 0.3, 0.6, 1]);
    const values = [0, 0.0051, 0.1471, 0.4076, 1];
    for (const [i, { value }] of equity.lorenz.entries()) expect(value).toBeCloseTo(values[i]!, 3);
    expect(equity.gini).toBeCloseTo(0.2397, 3);
    expect(equity.worstTenthMinutes).toBe(48.3);
  });
});

describe('competition for places', () => {
  test('shares what is known among those who come, and leaves open what is not', async () => {
    const { capacity, areas } = await covers({ category: 'health' });
    // w = (e^(−½ u²) − e^(−½)) / (1 − e^(−½)) at 400 and 890 of 900 s, and 1,200 of 1,800: 0.76099, 0.01713, 0.49357.
    // The morning clinic: 12 / (10 × 0.76099 + 20 × 0.01713 + 30 × 0.49357) = 0.52725; so 0.40123 and 0.00903 a head in the town:
    // (10 × 0.40123 + 20 × 0.00903) / 30 = 0.13976. Everybody in the village also reaches the clinic that did not say.
    expect(capacity).toMatchObject({
      method: '2SFCA',
      decay: 'gaussian',
      knownFacilities: 2,
      unknownFacilities: 1,
      capacity: 36,
      unreachedFacilities: 0,
      people: 30,
      unknownPeople: 75,
    });
    expect(capacity!.perThousand).toBeCloseTo(139.76, 0);
    expect(capacity!.worstTenthPerThousand).toBeCloseTo(9.03, 0);
    const shares = new Map(areas.map(({ code, perThousand }) => [code, perThousand]));
    expect(shares.get(town)).toBeCloseTo(139.76, 0);
    expect(shares.get(village)).toBeNull();
  });

  test('neither loses nor makes a place where all is known', async () => {
    const known = [
      facility('a', 500, { capacity: 12 }),
      facility('b', 2700, { capacity: 24 }),
      facility('c', 0, { capacity: 7 }),
      // 400 m off the street: nobody gets there.
      facility('d', -400, { capacity: 5 }),
    ];
    const told = await covers({ category: 'health' }, await open({ facilities: known }));
    // The 100 people near a street share 12 + 24 + 7 places.
    expect(told.capacity).toMatchObject({
      people: 100,
      capacity: 48,
      unreachedFacilities: 1,
      unreachedCapacity: 5,
    });
    expect((told.capacity!.perThousand! / 1000) * 100).toBeCloseTo(43, 1);
  });

  test('is unknown where nobody said a capacity', async () => {
    const { capacity, areas } = await covers({ category: 'market' });
    expect(capacity).toBeNull();
    expect(areas[0]).not.toHaveProperty('perThousand');
  });
});

describe('the essential set', () => {
  test('counts complete circles, and by person how much is inside', async () => {
    const { total, essential, tiles, histogram } = await covers({ category: 'essential' });
    // A clinic and the market at 100 m; a clinic alone at 1,390 m; a clinic, which villages need, and a market, which they do not.
    expect(essential!.completeShare).toBe(0);
    expect(essential!.byInside).toEqual([
      { categories: 0, people: 5 },
      { categories: 1, people: 90 },
      { categories: 2, people: 10 },
    ]);
    const market = essential!.categories.find(({ code }) => code === 'market')!;
    expect(market).toEqual({
      code: 'market',
      urban: true,
      rural: false,
      people: 35,
      covered: 10,
      gap: 20,
      unknown: 5,
    });
    expect([total.covered, total.gap, total.unknown]).toEqual([0, 100, 5]);
    expect([tiles, histogram]).toEqual([null, []]);
  });

  test('is complete where all of it is inside', async () => {
    const all = facility('all', 500, { categories: everyCategory });
    const { total, essential, areas } = await covers(
      { category: 'essential' },
      await open({ facilities: [all] }),
    );
    // 400, 890 and 1,200 s; 2,400 is too far.
    expect([total.covered, total.gap, total.unknown]).toEqual([60, 40, 5]);
    expect(essential!.completeShare).toBeCloseTo(60 / 105, 4);
    expect(areas.map(({ code, covered }) => [code, covered])).toEqual([
      [village, 30],
      [town, 30],
    ]);
  });

  test('is unknown, not missing, where registers are open', async () => {
    const { total, essential } = await covers(
      { category: 'essential' },
      await open({ complete: [] }),
    );
    expect([total.covered, total.gap, total.unknown]).toEqual([0, 0, 105]);
    expect(essential!.completeShare).toBe(0);
  });
});
