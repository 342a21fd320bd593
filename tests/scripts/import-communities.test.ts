import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import gcoord from 'gcoord';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseCommunityArguments } from '../../scripts/import-communities-arguments.ts';
import { endChildren, script } from './child.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinlin-import-communities-'));
let dataDir: string;
let count = 0;
beforeEach(() => (dataDir = join(folder, `data-${count++}`)));
afterEach(endChildren, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}
const run = (...args: string[]) =>
  script('scripts/import-communities.ts', args, { DATA_DIR: dataDir }).ended;

function query<T>(sql: string): T[] {
  if (!existsSync(join(dataDir, 'app.db'))) return [];
  const database = new Database(join(dataDir, 'app.db'), { readonly: true });
  try {
    return database.prepare(sql).all() as T[];
  } finally {
    database.close();
  }
}

/** A square of about 200 m around a place. */
const square = (lng: number, lat: number): number[][] =>
  [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ].map(([x, y]) => [lng + x! * 0.001, lat + y! * 0.001]);
const feature = (properties: object, ring = square(113.24, 23.1)) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
});
const collection = (...features: object[]) =>
  JSON.stringify({ type: 'FeatureCollection', features });
const boundaries = () =>
  query<{ code: string; west: number; source: string; boundary: string }>(
    'select code, west, boundary_source as source, boundary from community where west is not null order by code',
  );

describe('boundaries', () => {
  test('are matched by code or name, converted from their datum, and kept corner by corner', async () => {
    const ring = square(113.24, 23.1).map((corner) =>
      gcoord.transform(corner as [number, number], gcoord.WGS84, gcoord.GCJ02),
    );
    const path = file(
      'good.geojson',
      collection(
        feature({ code: '440103001101', name: '翠洲社区' }, ring),
        feature({ name: '上赖村' }, square(111.4, 22.6)),
        feature({ name: '和平社区', 街道: '岭南街道', 区县: '荔湾区' }, square(113.25, 23.11)),
      ),
    );
    const { code, stdout, stderr } = await run(path, '--crs', 'gcj02');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('3 features: 3 matched, 0 repaired, 0 not matched, 0 refused');
    const all = boundaries();
    const [first] = all;
    expect(all.map((row) => row.code)).toEqual(['440103001101', '440103002109', '445381119201']);
    expect(first!.source).toBe('good.geojson');
    // The conversion back is exact to about a metre.
    expect(Math.abs(first!.west - 113.239)).toBeLessThan(2e-5);
    expect(JSON.parse(first!.boundary)[0][0]).toHaveLength(5);
    expect(query("select * from audit where action = 'community:import-boundary'")).toHaveLength(3);
  });

  test('that are not one community for sure are listed, and nothing is changed', async () => {
    const path = file(
      'doubtful.geojson',
      collection(
        feature({ code: '440103001101' }),
        feature({ code: '440103001101' }),
        feature({ code: '440103001999' }),
        feature({ code: '440103002101', name: '上赖村' }),
        feature({ name: '和平社区' }),
        feature({ name: '没有这个村' }),
        feature({}),
        feature({ code: '440103002102' }, [
          [113, 23],
          [113.01, 23.01],
          [113.01, 23],
          [113, 23.02],
          [113, 23],
        ]),
      ),
    );
    const { code, stdout, stderr } = await run(path, '--crs', 'wgs84');
    expect(code).toBe(1);
    expect(stderr).toBe(
      'Nothing was changed: mend the features above, or leave them out of the file.\n',
    );
    const sentences = stdout.split('\n').filter((line) => line.startsWith('feature '));
    expect(sentences.map((line) => line.replace(/any of .*/, 'any of …'))).toEqual([
      expect.stringMatching(/^feature 8: .*cross.*\.$/),
      'feature 2: the community 440103001101 is feature 1 already.',
      'feature 3: there is no community with the code 440103001999.',
      'feature 4: 440103002101 上赖村 does not go with the list, where the code is 扬仁东社区居民委员会.',
      'feature 5: 和平社区 may be any of …',
      'feature 6: there is no community called 没有这个村.',
      'feature 7: it has neither a code of 12 digits nor a name.',
    ]);
    expect(stdout).toContain('440103002109 荔湾区岭南街道');
    expect(boundaries()).toEqual([]);
  });

  test('a dry run changes nothing', async () => {
    const path = file('dry.geojson', collection(feature({ code: '440103001101' })));
    const { code, stdout } = await run(path, '--crs', 'wgs84', '--dry-run');
    expect(code).toBe(0);
    expect(stdout).toContain('Dry run: nothing was changed.');
    expect(boundaries()).toEqual([]);
  });
});

describe('figures', () => {
  const households = () =>
    query('select code, households from community where households is not null');

  test('come in from a table, all of them', async () => {
    const path = file('good.csv', '社区编码,常住户数\n440103001101,300\n440103002101,0\n');
    expect((await run(path)).code).toBe(0);
    expect(households()).toEqual([
      { code: '440103001101', households: 300 },
      { code: '440103002101', households: 0 },
    ]);
  });

  test('or none: a wrong row is named with its line, in both languages', async () => {
    const path = file('wrong.csv', '社区编码,常住户数\n440103001101,300\n440103002101,-1\n');
    const { code, stdout, stderr } = await run(path);
    expect([code, stderr]).toEqual([1, 'Nothing was changed: mend the rows above.\n']);
    expect(stdout).toContain('line 3: “常住户数”应在 0 到 200000 之间，表里是“-1”。');
    expect(households()).toEqual([]);
  });
});

test('a file that is not there is told in one sentence', async () => {
  const { code, stderr } = await run(join(folder, 'nowhere.csv'));
  expect([code, stderr]).toEqual([1, 'nowhere.csv: The file cannot be read: ENOENT.\n']);
});

test('the 174 communities that a rule decided are reported', async () => {
  const { stdout } = await run('--report');
  expect(stdout).toContain('441702001217 渔委会: rural (fishing-committee)');
  expect(stdout.trim().split('\n')).toHaveLength(175);
});

test.each([
  [[], 'Expected one file, got 0.'],
  [['a.csv', 'b.csv'], 'Expected one file, got 2.'],
  [['a.geojson'], 'Boundaries need --crs'],
  [['a.geojson', '--crs', 'epsg'], '--crs must be wgs84, gcj02, bd09, got "epsg".'],
  [['a.csv', '--force'], "Unknown option '--force'"],
])('the command line %j is refused', (argv, sentence) => {
  expect(() => parseCommunityArguments(argv)).toThrow(sentence);
});
