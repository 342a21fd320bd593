import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeSample } from '../../scripts/make-sample.ts';
import { smallTownXml } from '../fixtures/small-town.ts';
import { sharedData } from '../shared-data.ts';
import { Child, contentsOf, endChildren, script, until, type Ended } from './child.ts';

let folder: string;
/** A few streets: imported in a moment. */
let small: string;
/** A town that takes about a second: time enough to disturb its import. */
let large: string;
let count = 0;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jinlin-import-'));
  small = file('small.osm', smallTownXml());
  large = file('large.osm', [...makeSample(2012)].join(''));
}, 60_000);
afterEach(endChildren, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const freshDataDir = () => join(folder, `data-${count++}`);
const start = (dataDir: string, ...args: string[]) =>
  script('scripts/import-region.ts', args, { DATA_DIR: dataDir });
const run = (dataDir: string, ...args: string[]) => start(dataDir, ...args).ended;
const regionOf = (dataDir: string) => join(dataDir, 'regions', 'town');
const importTown = (dataDir: string, path: string, ...more: string[]) =>
  run(dataDir, path, '--region', 'town', ...more);

const versions = (dataDir: string) =>
  readdirSync(regionOf(dataDir)).filter((name) => name.startsWith('v'));
const current = (dataDir: string) =>
  readFileSync(join(regionOf(dataDir), 'current'), 'utf8').trim();
const hidden = (dataDir: string) =>
  readdirSync(regionOf(dataDir)).filter((name) => name.startsWith('.') || name.endsWith('.lock'));
const fileOf = (dataDir: string, name: string) =>
  readFileSync(join(regionOf(dataDir), current(dataDir), name));

function expectSuccess({ code, stderr }: Ended): void {
  expect(stderr).toBe('');
  expect(code).toBe(0);
}

/** Exit code 1 and one sentence, no stack. */
function expectSentence({ code, signal, stderr }: Ended, sentence: RegExp | string): void {
  expect([code, signal]).toEqual([1, null]);
  const lines = stderr.trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(sentence);
  expect(lines[0]).toMatch(/[^.]\.$/);
}

/** A region that was imported before, and a look at it afterwards. */
async function oldRegion() {
  const dataDir = freshDataDir();
  expectSuccess(await importTown(dataDir, small));
  const before = contentsOf(dataDir);
  return { dataDir, expectUntouched: () => expect(contentsOf(dataDir)).toEqual(before) };
}

describe('an import', () => {
  test('reports what was read, kept and dropped', async () => {
    const dataDir = freshDataDir();
    const ended = await importTown(
      dataDir,
      small,
      '--name',
      '小镇',
      '--complete',
      'market,health',
      '--date',
      '2026-02-28',
      '--invented',
    );
    expectSuccess(ended);
    const version = current(dataDir);
    const row = (label: string, value: string) =>
      expect(ended.stdout).toMatch(new RegExp(`^  ${label} +${value}$`, 'm'));
    expect(ended.stdout).toMatch(
      new RegExp(`^Region town \\(小镇\\), version ${version}, in \\d+\\.\\d s$`, 'm'),
    );
    row('elements read', '45 nodes, 13 ways, 0 relations');
    row('walkable', '8\\.0 km, 38 junctions, 61 edges');
    row('components', '2, of which 0 too small to start from');
    row('street names', '13');
    row('facilities', '3');
    row('  grocery', '1  超市便利店');
    row('  market', '0  肉菜市场');
    row('map tiles', '\\d+, \\d+\\.\\d MB, in \\d+\\.\\d s');
    row('declared complete', 'market, health');
    for (const label of [
      'steps',
      'gates',
      'ferries',
      'signalled crossings',
      'named places',
      'communities',
    ])
      row(label, '\\d.*');
    expect(readdirSync(join(regionOf(dataDir), version)).toSorted()).toEqual([
      'buildings.bin',
      'communities.json',
      'facilities.json',
      'network.bin',
      'obstacles.bin',
      'places.json',
      'places.sqlite',
      'region.json',
      'report.json',
      'streets.json',
      'tiles.mbtiles',
    ]);
    expect(JSON.parse(String(fileOf(dataDir, 'region.json')))).toMatchObject({
      id: 'town',
      name: '小镇',
      complete: ['market', 'health'],
      dataDate: '2026-02-28',
      timeZone: 'Asia/Shanghai',
      invented: true,
      version,
    });
    expect(JSON.parse(String(fileOf(dataDir, 'streets.json')))).toContain('对岸街');
  });

  test('keeps what lies in the box alone, and says what it left out', async () => {
    const dataDir = freshDataDir();
    const ended = await importTown(dataDir, small, '--bbox', '113.499,22.299,113.507,22.307');
    expectSuccess(ended);
    expect(ended.stdout).toMatch(/^  facilities +2$/m);
    expect(ended.stdout).toMatch(/^ +1  facility: outside the box$/m);
    const { bounds } = JSON.parse(String(fileOf(dataDir, 'region.json')));
    expect(bounds).toEqual([113.499, 22.299, 113.507, 22.307]);
  });

  test('of the same region goes into a new folder; the last two are kept', async () => {
    const dataDir = freshDataDir();
    const seen: string[] = [];
    for (let i = 1; i <= 3; i++) {
      expectSuccess(await importTown(dataDir, small, '--name', `第${i}次`));
      seen.push(current(dataDir));
      expect(versions(dataDir)).toEqual(seen.slice(-2));
      expect(hidden(dataDir)).toEqual([]);
      expect(JSON.parse(String(fileOf(dataDir, 'region.json'))).name).toBe(`第${i}次`);
    }
    expect(new Set(seen).size).toBe(3);
  });

  test('gives the same network from XML and from gzip of it', async () => {
    const [plain, packed] = [freshDataDir(), freshDataDir()];
    expectSuccess(await importTown(plain, small));
    expectSuccess(await importTown(packed, file('small.osm.gz', gzipSync(smallTownXml()))));
    expect(fileOf(packed, 'network.bin').equals(fileOf(plain, 'network.bin'))).toBe(true);
  });

  test('gives the byte-same network from .osm.pbf and .osm.bz2 of one town', async (context) => {
    const [pbf, bz2] = [freshDataDir(), freshDataDir()];
    expectSuccess(await importTown(pbf, sharedData('osm/zhuhai-tangjia.osm.pbf', context)));
    expectSuccess(await importTown(bz2, sharedData('osm/zhuhai-tangjia.osm.bz2', context)));
    for (const name of [
      'network.bin',
      'obstacles.bin',
      'facilities.json',
      'places.json',
      'communities.json',
      'streets.json',
    ]) {
      expect([name, fileOf(bz2, name).equals(fileOf(pbf, name))]).toEqual([name, true]);
    }
  });
});

describe('a file that cannot be imported is told in one sentence and leaves the region as it was', () => {
  let old: Awaited<ReturnType<typeof oldRegion>>;
  beforeAll(async () => {
    old = await oldRegion();
  }, 60_000);
  afterEach(() => old.expectUntouched());

  const random = (bytes: number) =>
    Uint8Array.from({ length: bytes }, (_, i) => (i * 7919 + (i >> 3) * 104729) & 255);
  const half = (path: string) =>
    readFileSync(path).subarray(0, Math.floor(readFileSync(path).length * 0.6));
  const xml = smallTownXml();

  test.for<[string, () => string, RegExp]>([
    ['no such file', () => join(folder, 'nowhere.osm'), /nowhere\.osm .*no such file/],
    ['a path below a file', () => join(small, 'town.osm'), /town\.osm .*no such file/],
    ['a folder', () => folder, /is a folder/],
    ['an empty file', () => file('empty.osm', ''), /empty\.osm is empty/],
    [
      'random bytes',
      () => file('random.osm.pbf', random(5000)),
      /random\.osm\.pbf is not an OpenStreetMap file/,
    ],
    [
      'a web page',
      () => file('page.osm', '<!DOCTYPE html><html><body>404 Not Found</body></html>'),
      /page\.osm/,
    ],
    [
      'XML of another kind',
      () => file('other.osm', '<?xml version="1.0"?><gpx></gpx>'),
      /other\.osm/,
    ],
    ['cut-off XML', () => file('cut.osm', xml.slice(0, xml.length / 2)), /cut\.osm .*cut off/],
    ['XML that goes wrong', () => file('wrong.osm', xml.replace('</way>', '</wya>')), /wrong\.osm/],
    [
      'cut-off gzip',
      () => file('cut.osm.gz', gzipSync(xml).subarray(0, 400)),
      /cut\.osm\.gz .*cut off/,
    ],
    [
      'gzip of random bytes',
      () => file('random.osm.gz', gzipSync(random(5000))),
      /random\.osm\.gz/,
    ],
    [
      'no street',
      () => file('buildings.osm', smallTownXml({ highway: null })),
      /no way that anybody could walk on/,
    ],
    [
      'motorways alone',
      () => file('motorway.osm', smallTownXml({ highway: 'motorway' })),
      /no way that anybody could walk on/,
    ],
  ])('%s', async ([, make, sentence]) => {
    expectSentence(await importTown(old.dataDir, make()), sentence);
  });

  test('nothing within the box', async () => {
    expectSentence(
      await importTown(old.dataDir, small, '--bbox', '10,10,11,11'),
      /within the given box/,
    );
  });

  test.for(['pbf', 'bz2'])('a cut-off .osm.%s', async (kind, context) => {
    const whole = sharedData(`osm/zhuhai-tangjia.osm.${kind}`, context);
    expectSentence(
      await importTown(old.dataDir, file(`cut.osm.${kind}`, half(whole))),
      /cut\.osm\.\w+ .*cut off/,
    );
  });
});

describe('a disk that cannot be written', () => {
  test('DATA_DIR below a file', async () => {
    const ended = await importTown(join(small, 'data'), small);
    expectSentence(ended, /small\.osm\/data cannot be written \((ENOTDIR|EEXIST)\); set DATA_DIR/);
  });

  test('a file where the regions’ folder should be', async () => {
    const dataDir = freshDataDir();
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'regions'), '');
    expectSentence(await importTown(dataDir, small), /cannot be written/);
  });

  test('a disk that is full in the middle', async () => {
    const { dataDir, expectUntouched } = await oldRegion();
    const command = `trap '' XFSZ; ulimit -f 64; exec "$0" --import tsx scripts/import-region.ts "$1" --region town`;
    const ended = await new Child('bash', ['-c', command, process.execPath, large], {
      DATA_DIR: dataDir,
    }).ended;
    expectSentence(ended, /No space left for region "town"/);
    expectUntouched();
    const fresh = freshDataDir();
    expectSentence(
      await new Child('bash', ['-c', command, process.execPath, large], { DATA_DIR: fresh }).ended,
      /No space left/,
    );
    expect(existsSync(regionOf(fresh))).toBe(false);
  });
});

test('a wrong command line is told with the usage, and nothing is made', async () => {
  const dataDir = freshDataDir();
  const { code, stderr } = await run(dataDir, small, '--region', 'Tang Jia');
  expect(code).toBe(1);
  expect(stderr.trim().split('\n')).toEqual([
    '--region must be 1 to 40 small letters, digits and hyphens, got "Tang Jia".',
    expect.stringMatching(/^Usage: npm run import -- FILE --region ID/),
  ]);
  expect(existsSync(dataDir)).toBe(false);
});

describe('an import that is disturbed', () => {
  const begun = (dataDir: string, known: readonly string[]) =>
    until(
      () =>
        existsSync(regionOf(dataDir)) &&
        hidden(dataDir).some((name) => name.startsWith('.') && !known.includes(name)),
      'the import to begin',
    );

  test.for(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s says so and leaves the region as it was',
    async (signal) => {
      const { dataDir, expectUntouched } = await oldRegion();
      const child = start(dataDir, large, '--region', 'town');
      await begun(dataDir, []);
      child.send(signal);
      expectSentence(await child.ended, 'Import stopped; the region is as it was before.');
      expectUntouched();
    },
  );

  test('by Ctrl-C while the map is cut, with its file half written, is stopped all the same', async () => {
    const { dataDir, expectUntouched } = await oldRegion();
    const child = start(dataDir, large, '--region', 'town');
    await until(() => child.stdout.includes('tiles …'), 'the map to be cut');
    child.send('SIGINT');
    expectSentence(await child.ended, 'Import stopped; the region is as it was before.');
    expectUntouched();
  });

  test('by Ctrl-C while the network is built, when no signal can be heard, is stopped all the same', async () => {
    const { dataDir, expectUntouched } = await oldRegion();
    const child = start(dataDir, large, '--region', 'town');
    await until(() => child.stdout.includes('network …'), 'the network to be built');
    child.send('SIGINT');
    expectSentence(await child.ended, 'Import stopped; the region is as it was before.');
    expectUntouched();
  });

  test('before the first version leaves no region behind', async () => {
    const dataDir = freshDataDir();
    const child = start(dataDir, large, '--region', 'town');
    await begun(dataDir, []);
    child.send('SIGINT');
    expectSentence(await child.ended, 'Import stopped');
    expect(existsSync(regionOf(dataDir))).toBe(false);
  });

  test('by another one of the same region goes on; the other one is refused', async () => {
    const { dataDir } = await oldRegion();
    const first = start(dataDir, large, '--region', 'town', '--name', '先到');
    await begun(dataDir, []);
    first.send('SIGSTOP'); // Holds the lock for as long as this test needs.
    const before = contentsOf(dataDir);
    expectSentence(
      await importTown(dataDir, small),
      'another import of region "town" is running; wait until it has ended.',
    );
    expect(contentsOf(dataDir)).toEqual(before);
    expectSuccess(await run(dataDir, small, '--region', 'elsewhere'));
    first.send('SIGCONT');
    expectSuccess(await first.ended);
    expect(JSON.parse(String(fileOf(dataDir, 'region.json'))).name).toBe('先到');
    expect(hidden(dataDir)).toEqual([]);
  });

  test('by kill -9 leaves the old version in force; the next import clears up', async () => {
    const { dataDir } = await oldRegion();
    const version = current(dataDir);
    const child = start(dataDir, large, '--region', 'town');
    await begun(dataDir, []);
    child.send('SIGKILL');
    expect((await child.ended).signal).toBe('SIGKILL');
    expect(hidden(dataDir)).toHaveLength(2);
    expect([current(dataDir), versions(dataDir)]).toEqual([version, [version]]);
    expectSuccess(await importTown(dataDir, small));
    expect(hidden(dataDir)).toEqual([]);
    expect(versions(dataDir)).toEqual([version, current(dataDir)]);
  });
});
