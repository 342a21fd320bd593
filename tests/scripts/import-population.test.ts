/** `npm run import-population`, over a small town with houses and communities that the real commands import. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readDivisions } from '../../server/ingest/divisions.ts';
import { openAppDatabase } from '../../server/store/app/database.ts';
import { emptyRecords, migrationsDir } from '../fixtures/empty-records.ts';
import { tiledTiff } from '../../scripts/bench/made-tiff.ts';
import { sharedData } from '../shared-data.ts';
import { endChildren, script } from './child.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinlin-import-population-'));
const dataDir = join(folder, 'data');
let appDb: string;
let count = 0;
beforeEach(() => (appDb = join(folder, `app-${count++}.db`)));
afterEach(endChildren, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const [west, south] = [113.5, 22.3] as const;
const codes = ['440402001001', '440402001002'] as const;

/** A square kilometre of two communities, west and east: three houses in the first, a street alone in the second. */
function townXml(): string {
  const lines: string[] = [];
  let id = 0;
  const node = (x: number, y: number) => {
    id++;
    lines.push(`<node id="${id}" lon="${(west + x).toFixed(7)}" lat="${(south + y).toFixed(7)}"/>`);
    return id;
  };
  const ways: string[] = [];
  const way = (refs: number[], tags: Record<string, string>) => {
    const inner = [
      ...refs.map((ref) => `<nd ref="${ref}"/>`),
      ...Object.entries(tags).map(([k, v]) => `<tag k="${k}" v="${v}"/>`),
    ];
    ways.push(`<way id="${ways.length + 1}">${inner.join('')}</way>`);
    return ways.length;
  };
  way([node(0.0005, 0.005), node(0.0095, 0.005)], { highway: 'residential', name: '长街' });
  const house = (x: number, levels: number) => {
    const at = [node(x, 0.006), node(x + 0.0001, 0.006), node(x + 0.0001, 0.0061), node(x, 0.0061)];
    way([...at, at[0]!], { building: 'apartments', 'building:levels': String(levels) });
  };
  house(0.001, 6);
  house(0.002, 3);
  house(0.003, 1);
  const [a, b, c, d, e, f] = [
    node(0, 0),
    node(0.005, 0),
    node(0.01, 0),
    node(0.01, 0.01),
    node(0.005, 0.01),
    node(0, 0.01),
  ];
  const rings = [way([a, b, e, f, a], {}), way([b, c, d, e, b], {})];
  const relations = rings.map(
    (ring, i) =>
      `<relation id="${i + 1}"><member type="way" ref="${ring}" role="outer"/>${[
        ['type', 'boundary'],
        ['boundary', 'administrative'],
        ['admin_level', '10'],
        ['name', `第${i + 1}社区居委会`],
        ['ref:division', codes[i]!],
      ]
        .map(([k, v]) => `<tag k="${k}" v="${v}"/>`)
        .join('')}</relation>`,
  );
  const bounds = `<bounds minlon="${west}" minlat="${south}" maxlon="${west + 0.01}" maxlat="${south + 0.01}"/>`;
  return `<osm version="0.6">${bounds}${lines.join('')}${ways.join('')}${relations.join('')}</osm>`;
}

async function importTown(id: string, osm: string, ...more: string[]): Promise<void> {
  const { code, stderr } = await script(
    'scripts/import-region.ts',
    [osm, '--region', id, ...more],
    { DATA_DIR: dataDir },
  ).ended;
  if (code !== 0) throw new Error(stderr);
}

beforeAll(async () => {
  mkdirSync(dataDir);
  const osm = join(folder, 'town.osm');
  writeFileSync(osm, townXml());
  await importTown('town', osm);
  await importTown('invented', osm, '--invented');
}, 60_000);

const run = (...args: string[]) =>
  script('scripts/import-population.ts', args, { DATA_DIR: dataDir, APP_DB: appDb }).ended;
function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
/** @param ask what to read of the records, after or between imports */
function records<T>(ask: (records: ReturnType<typeof emptyRecords>) => T): T {
  const database = openAppDatabase(appDb, migrationsDir);
  try {
    return ask(emptyRecords(database));
  } finally {
    database.close();
  }
}
const kept = (region = 'town') => records(({ population }) => population.of(region));
const sum = (list: Iterable<number>) => [...list].reduce((a, b) => a + b, 0);

/** Eight points 100 m apart along the street; `people` of each. */
const grid = (people: (i: number) => number | string) =>
  [
    'lon,lat,population,elderly',
    ...Array.from({ length: 8 }, (_, i) =>
      [(west + 0.001 * (i + 1)).toFixed(6), south + 0.005, people(i), 1].join(','),
    ),
    '',
  ].join('\n');

describe('a table of points', () => {
  test('is reported, kept with its source and grain, and replaced by the next one', async () => {
    const first = file('普查.csv', `${grid((i) => i + 1)}113.6,22.305,30,2\n`);
    const { code, stdout, stderr } = await run(first, '--region', 'town');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/people +36\n/);
    expect(stdout).toMatch(/outside, left out +1 place, 30 people\n/);
    expect(stdout).toMatch(/children +not known\n/);
    expect(kept()!.meta).toMatchObject({
      source: '普查.csv',
      invented: false,
      kind: 'grid',
      grainMeters: 103,
      grain: { zh: '格点，间距约 103 米', en: 'points about 103 m apart' },
      points: 8,
      people: 36,
      elderly: 8,
      children: null,
      outside: { points: 1, people: 30 },
    });
    await run(
      file(
        'again.csv',
        grid(() => 5),
      ),
      '--region',
      'town',
      '--source',
      '第七次人口普查',
    );
    expect(kept()!.meta).toMatchObject({
      source: '第七次人口普查',
      people: 40,
      outside: { points: 0 },
    });
  });

  test('--dry-run reports and changes nothing; --remove removes', async () => {
    const path = file(
      'dry.csv',
      grid(() => 5),
    );
    const dry = await run(path, '--region', 'town', '--dry-run');
    expect([dry.code, kept()]).toEqual([0, null]);
    expect(dry.stdout).toContain('Dry run: nothing was changed.');
    await run(path, '--region', 'town');
    expect(kept()!.meta.people).toBe(40);
    const removed = await run('--remove', '--region', 'town');
    expect([removed.code, kept()]).toEqual([0, null]);
    const none = await run('--remove', '--region', 'town');
    expect([none.code, none.stderr]).toEqual([1, 'Region "town" has no population.\n']);
  });

  test('of an invented region is invented people', async () => {
    await run(
      file(
        'made-up.csv',
        grid(() => 5),
      ),
      '--region',
      'invented',
    );
    expect(kept('invented')!.meta.invented).toBe(true);
  });

  test('with one line that cannot be true changes nothing, and the line is named', async () => {
    await run(
      file(
        'good.csv',
        grid(() => 5),
      ),
      '--region',
      'town',
    );
    const before = kept();
    const wrong = await run(
      file(
        'wrong.csv',
        grid((i) => (i === 3 ? -2 : i === 5 ? 'NaN' : 1)),
      ),
      '--region',
      'town',
    );
    expect(wrong.code).toBe(1);
    expect(wrong.stderr.split('\n')).toEqual([
      'line 5: the number of people is negative: -2',
      'line 7: the number of people is no number: "NaN"',
      '2 figures cannot be true.',
      'Nothing was changed.',
      '',
    ]);
    const absurd = await run(
      file(
        'absurd.csv',
        grid((i) => (i ? 1 : 99_999)),
      ),
      '--region',
      'town',
    );
    expect(absurd.stderr).toMatch(
      /^line 2: 99,999 people are more than the 10,\d+(\.\d)? that can live there\n/,
    );
    expect(kept()).toEqual(before);
  });

  test('elsewhere is population outside the region', async () => {
    const far = file('far.csv', 'lon,lat,population\n114,22,5\n114.1,22,5\n');
    const { code, stderr } = await run(far, '--region', 'town');
    expect([code, stderr]).toEqual([
      1,
      'Population outside the region: 2 of 2 places lie beyond its bounds.\nNothing was changed.\n',
    ]);
    const swapped = file('swapped.csv', 'lon,lat,population\n22.305,113.505,5\n');
    expect((await run(swapped, '--region', 'town')).stderr).toContain('look swapped');
  });
});

test('a raster is kept as cells, and says nothing of what lies outside', async () => {
  const tiff = tiledTiff({
    width: 32,
    height: 32,
    tile: 16,
    west: west - 0.01,
    north: south + 0.02,
    step: 0.001,
    noData: '-99999',
    deflated: true,
    valueAt: (x, y) => (x === 15 && y === 15 ? -99999 : 1.5),
  });
  const { code, stdout } = await run(
    file('wp.tif', tiff),
    '--region',
    'town',
    '--source',
    'WorldPop',
  );
  expect(code).toBe(0);
  expect(stdout).toMatch(/cells without a value +1\n/);
  // 10 × 10 cells of 1.5 people, one of which says nothing.
  expect(kept()!.meta).toMatchObject({ kind: 'raster', people: 148.5, points: 99, outside: null });
  expect(kept()!.meta.grain.en).toBe('cells of about 107 m');
});

describe('totals of communities', () => {
  test('are spread over houses by floor area, along streets where there are none, and none is lost', async () => {
    const table = file(
      'totals.csv',
      `社区编码,常住人口,60岁以上老年人\n${codes[0]},1000,100\n${codes[1]},300,60\n440402001999,7,1\n`,
    );
    const { code, stdout, stderr } = await run(table, '--region', 'town');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/spread over +3 houses of the region’s own file\n/);
    const { meta, columns } = kept()!;
    expect(meta).toMatchObject({
      kind: 'community-totals',
      people: 1300,
      elderly: 160,
      children: null,
      outside: { points: 1, people: 7 },
    });
    expect(meta.grain.en).toMatch(
      /^totals of 2 of 2 communities \(about \d+ m across\): 1 spread over houses by ground and storeys, 1 spread along streets by length$/,
    );
    // Houses of one ground and 6, 3 and 1 storeys.
    expect([...columns.people].slice(0, 3).map(Math.round)).toEqual([600, 300, 100]);
    expect(sum([...columns.people].slice(0, 3))).toBe(1000);
    expect(sum([...columns.people].slice(3))).toBe(300);
  });

  test('come from the figures that communities gave, where no file is named', async () => {
    const nothing = await run('--from-register', '--region', 'town');
    expect(nothing.stderr).toBe(
      'Nobody lives within the region by this source.\nNothing was changed.\n',
    );
    records(({ communities, divisions }) => {
      divisions.fill(readDivisions('data/divisions'));
      const change = { residents: 500, elderly: 50 };
      expect(communities.change(codes[0], 0, change, 'office', () => null)).toEqual({ ok: true });
    });
    const { code, stdout } = await run('--from-register', '--region', 'town');
    expect(code).toBe(0);
    expect(stdout).toMatch(/communities without +1: nobody is counted there\n/);
    expect(kept()!.meta).toMatchObject({ people: 500, elderly: 50, children: null });
    expect(kept()!.meta.source).toContain('各社区填报');
  });
});

describe('the command line', () => {
  test('ends with 2 for itself, with 1 for a region or a file that is not there', async () => {
    const wrong = await run('a.csv');
    expect([wrong.code, wrong.stderr]).toEqual([
      2,
      expect.stringContaining('Usage: npm run import-population'),
    ]);
    const noRegion = await run('a.csv', '--region', 'nowhere');
    expect([noRegion.code, noRegion.stderr]).toEqual([
      1,
      expect.stringMatching(/^There is no region "nowhere" in /),
    ]);
    const noFile = await run(join(folder, 'none.csv'), '--region', 'town');
    expect([noFile.code, noFile.stderr]).toEqual([1, expect.stringContaining('ENOENT')]);
  });
});

test('an option that a source has no use for is refused, and not passed over', async () => {
  const tiff = file(
    'given.tif',
    tiledTiff({
      width: 16,
      height: 16,
      tile: 16,
      west,
      north: south + 0.01,
      step: 0.001,
      valueAt: () => 1,
    }),
  );
  const totals = file('given.csv', `code,population\n${codes[0]},10\n`);
  for (const [source, ...more] of [
    [tiff, '--grain', '100'],
    [tiff, '--crs', 'gcj02'],
    [totals, '--grain', '100'],
    ['--from-register', '--crs', 'gcj02'],
  ] as const) {
    const { code, stderr } = await run(source, '--region', 'town', ...more);
    expect([code, stderr]).toEqual([
      1,
      `The option ${more[0]} is for tables of points; this source says it itself.\nNothing was changed.\n`,
    ]);
  }
  const table = file(
    'given-grain.csv',
    grid(() => 5),
  );
  expect((await run(table, '--region', 'town', '--grain', '200')).code).toBe(0);
  expect(kept()!.meta.grainMeters).toBe(200);
});

test('Porto Alegre keeps everybody of its hexagons', async (context) => {
  const osm = sharedData('osm/porto-alegre.osm.pbf', context);
  const hexagons = sharedData('osm/porto-alegre-hexgrid.csv', context);
  await importTown('porto-alegre', osm);
  const { code, stdout, stderr } = await run(hexagons, '--region', 'porto-alegre');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/people +812,935\n/);
  expect(stdout).toMatch(/outside, left out +0 places, 0 people\n/);
  expect(stdout).toMatch(/places without anybody +103\n/);
  const { meta, columns } = kept('porto-alegre')!;
  expect([meta.people, meta.points, meta.grainMeters]).toEqual([812_935, 1124, 307]);
  expect(sum(columns.people)).toBe(812_935);
});
