/** `npm run import-facilities` over a real region and a database of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { fromGcj02 } from '../../server/geo/datum.ts';
import { openAppDatabase } from '../../server/store/app/database.ts';
import { audit, completeness, facilities } from '../../server/store/app/schema.ts';
import { migrationsDir } from '../fixtures/empty-records.ts';
import { crossingAt, smallTownXml } from '../fixtures/small-town.ts';
import { encodeGb18030 } from '../ingest/tables/encode-gb18030.ts';
import { endChildren, script } from './child.ts';

let folder: string;
let appDb: string;
let count = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jinlin-facilities-'));
  const town = file('town.osm', smallTownXml());
  const { code, stderr } = await script(
    'scripts/import-region.ts',
    [town, '--region', 'town', '--bbox', '113.49,22.29,113.52,22.32'],
    { DATA_DIR: folder },
  ).ended;
  if (code !== 0) throw new Error(`the town was not imported (${code}): ${stderr}`);
}, 60_000);
beforeEach(() => {
  appDb = join(folder, `app-${count++}.db`);
});
afterEach(endChildren, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const run = (...args: string[]) =>
  script('scripts/import-facilities.ts', args, { DATA_DIR: folder, APP_DB: appDb }).ended;
const importTown = (path: string, ...more: string[]) =>
  run(path, '--crs', 'wgs84', '--region', 'town', ...more);

function kept<T>(look: (database: ReturnType<typeof openAppDatabase>) => T): T {
  const database = openAppDatabase(appDb, migrationsDir);
  try {
    return look(database);
  } finally {
    database.close();
  }
}
const names = () =>
  kept(({ tables }) => tables.select().from(facilities).orderBy(facilities.name).all()).map(
    ({ name }) => name,
  );

const [lng, lat] = crossingAt(1, 2);
const [shopLng, shopLat] = crossingAt(1.5, 1.1);
const header = '编号,名称,类别,经度,纬度,电话,社区编码';
const good = [
  header,
  `1,唐家市场,market,${lng},${lat},0756-1234567,440402001001`,
  `2,百家超市,超市,${shopLng},${shopLat},,440402001001`,
  '',
].join('\n');

describe('import-facilities', () => {
  test.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['GB18030', encodeGb18030],
  ])(
    'reads a table in %s, speaks for the shop of OpenStreetMap, and takes it back',
    async (name, encode) => {
      const path = file(`${name}.csv`, encode(good));
      const dry = await importTown(path, '--dry-run');
      expect([dry.code, dry.stderr]).toEqual([0, '']);
      expect(dry.stdout).toContain('new 2, changed 0, same 0, duplicates 0, errors 0');
      expect(names()).toEqual([]);

      const done = await importTown(path, '--complete', 'market,grocery');
      expect([done.code, done.stderr]).toEqual([0, '']);
      expect(names()).toEqual(['唐家市场', '百家超市']);
      const rows = kept(({ tables }) => tables.select().from(facilities).all());
      expect(rows.find(({ externalId }) => externalId === '2')).toMatchObject({
        osmId: 'n501',
        openingHours: 'Mo-Su 08:00-22:00',
      });
      const signed = kept(({ tables }) => tables.select().from(completeness).all());
      expect(signed.map(({ community, category }) => `${community}/${category}`).sort()).toEqual([
        '440402001001/grocery',
        '440402001001/market',
      ]);
      const [entry] = kept(({ tables }) => tables.select().from(audit).all());
      expect(entry).toMatchObject({ action: 'facility-import:apply', area: '440402001001' });

      const again = await importTown(path);
      expect(again.stdout).toContain('new 0, changed 0, same 2, duplicates 0, errors 0');
      // The second import wrote nothing; the first is taken back after it.
      expect((await run('--undo', '--region', 'town')).stdout).toMatch(
        /0 rows are as before, 0 are gone/,
      );
      expect((await run('--undo', '--region', 'town')).stdout).toMatch(
        /0 rows are as before, 2 are gone/,
      );
      expect(names()).toEqual([]);
      expect(await run('--undo', '--region', 'town')).toMatchObject({
        code: 1,
        stderr: 'There is no import to take back in region "town".\n',
      });
    },
    60_000,
  );

  test('writes nothing where a line is wrong, and says which', async () => {
    const path = file('wrong.csv', `${good}3,丙市场,火箭场,${lng},${lat},,\n`);
    const { code, stdout, stderr } = await importTown(path);
    expect([code, stderr]).toEqual([1, 'Nothing was imported.\n']);
    expect(stdout).toContain('errors 1');
    expect(stdout).toContain('  Line 4: there is no category "火箭场".');
    expect(names()).toEqual([]);
  }, 30_000);

  test('names duplicates and leaves them out, or keeps them where it is told to', async () => {
    const path = file(
      'twice.csv',
      `名称,类别,经度,纬度\n公园,公园,${lng},${lat}\n公园,公园,${lng},${lat}\n`,
    );
    const { code, stdout } = await importTown(path);
    expect(code).toBe(0);
    expect(stdout).toContain('  Line 3: "公园" is a duplicate of "公园" (line 2), 0 m away.');
    expect(names()).toEqual(['公园']);
    await importTown(path, '--keep-duplicates');
    expect(names()).toEqual(['公园', '公园']);
  }, 30_000);

  test('says that positions look like GCJ-02', async () => {
    // Street corners, shifted as a Chinese map app would: 600 m off, beyond the town.
    const lines = Array.from({ length: 36 }, (_, i) => {
      const [cornerLng, cornerLat] = crossingAt(i % 6, Math.floor(i / 6));
      // Over 600 m the shift itself changes by far less than a metre.
      const [backLng, backLat] = fromGcj02(cornerLng, cornerLat);
      const [x, y] = [2 * cornerLng - backLng, 2 * cornerLat - backLat];
      return `${i},第${i}市场,market,${x},${y}`;
    });
    const path = file('shifted.csv', `编号,名称,类别,经度,纬度\n${lines.join('\n')}\n`);
    const wrong = await importTown(path, '--dry-run');
    expect(wrong.stdout).toContain('这些坐标像是 GCJ-02');
    expect(wrong.stdout).toContain('Try --crs gcj02.');
    const right = await run(path, '--crs', 'gcj02', '--region', 'town', '--dry-run');
    expect(right.stdout).not.toContain('GCJ-02');
    expect(right.stdout).toContain('new 36');
  }, 30_000);

  test.each([
    [['x.csv', '--region', 'town'], 2, /^--crs must be one of wgs84, gcj02, bd09, got ""\.\n/],
    [['x.csv', '--crs', 'wgs84', '--region', 'A'], 2, /^--region must be .* got "A"\.\n/],
    [['x.csv', '--crs', 'wgs84', '--region', 'town', '--complete', 'rockets'], 2, /"rockets"/],
    [
      ['x.csv', '--undo', '--region', 'town'],
      2,
      /^--undo takes only a region, got "x.csv" too\.\n/,
    ],
    [
      ['/nowhere.csv', '--crs', 'wgs84', '--region', 'town'],
      1,
      /^The file cannot be read: ENOENT\.\n$/,
    ],
    [['x.csv', '--crs', 'wgs84', '--region', 'other'], 1, /^There is no region "other" in /],
  ])(
    '%j is refused with %d and one sentence',
    async (args, code, sentence) => {
      const ended = await run(...args);
      expect(ended.code).toBe(code);
      expect(ended.stderr).toMatch(sentence);
      expect(ended.stderr).not.toMatch(/\n {4}at /);
    },
    30_000,
  );
});
