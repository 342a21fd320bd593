import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { circleAt } from '../../server/domain/circle.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { openVersion, regionFolder } from '../../server/store/region-folder.ts';
import { readRegionFiles, writeRegionFiles } from '../../server/store/region-files.ts';
import { FolderRegions } from '../../server/store/regions.ts';
import {
  at,
  draw,
  testCategories,
  testNorms,
  type Drawn,
  type DrawnWorld,
} from '../fixtures/drawn-world.ts';

let data: string;
const said: string[] = [];
const log = {
  info: (message: string) => said.push(message),
  error: (message: string) => said.push(`error: ${message}`),
};

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'jinlin-regions-'));
  said.length = 0;
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

/** A street with a shop so many metres along it. */
const street = (shop: number, length = 1000): DrawnWorld => ({
  nodes: { w: [0, 0], e: [length, 0], shop: [shop, 0, { shop: 'convenience' }] },
  ways: [['w e', { highway: 'residential', name: '长街' }]],
  bounds: [-100, -100, length + 100, 100],
});

function store(id: string, { engine }: Drawn, minute: number): string {
  const writer = openVersion(data, id, new Date(Date.UTC(2026, 0, 1, 12, minute)));
  const { region } = engine;
  writeRegionFiles(
    writer,
    { ...region, info: { ...region.info, id, version: writer.version } },
    { read: 1 },
  );
  writer.publish();
  return writer.version;
}

function shopSeconds(engine: RegionEngine): number {
  const result = circleAt(
    engine,
    {
      position: at(0, 0),
      profile: 'walk',
      minutes: 15,
      at: { text: '', date: new Date(0) },
      streets: false,
    },
    testCategories,
  );
  if (!result.ok) throw new Error(result.reason);
  return Math.round(result.circle.facilities[0]!.seconds);
}

describe('a region written and read', () => {
  test('is the same, and answers the same', async () => {
    const world = await draw(street(400));
    const version = store('town', world, 1);
    const read = readRegionFiles(data, 'town', version);
    expect(read.facilities).toEqual(world.engine.region.facilities);
    expect(read.places).toEqual(world.engine.region.places);
    expect(read.communities).toEqual(world.engine.region.communities);
    expect(read.info).toEqual({ ...world.engine.region.info, id: 'town', version });
    expect(read.network.names).toContain('长街');
    expect(
      JSON.parse(readFileSync(join(regionFolder(data, 'town'), version, 'report.json'), 'utf8')),
    ).toEqual({ read: 1 });
  });

  test('keeps the lines that nobody crosses, and does without their file where an older version lacks it', async () => {
    const world = await draw({
      nodes: { ...street(400).nodes, s: [500, -50], n: [500, 50] },
      ways: [...street(400).ways, ['s n', { railway: 'rail', name: '示范铁路' }]],
    });
    const version = store('town', world, 1);
    const read = readRegionFiles(data, 'town', version);
    expect(read.obstacles).toEqual(world.read.obstacles);
    expect(read.obstacles!.names).toEqual(['', '示范铁路']);
    rmSync(join(regionFolder(data, 'town'), version, 'obstacles.bin'));
    const older = readRegionFiles(data, 'town', version);
    expect(older.obstacles).toBeUndefined();
    expect(older.facilities).toEqual(read.facilities);
    writeFileSync(join(regionFolder(data, 'town'), version, 'obstacles.bin'), 'JLOBS000');
    expect(() => readRegionFiles(data, 'town', version)).toThrow(/import the region again/);
  });
});

describe('the regions in service', () => {
  test('pick up a new version while the old engine goes on answering', async () => {
    const regions = new FolderRegions(data, testNorms, log);
    regions.refresh();
    expect(regions.all()).toEqual([]);
    const first = store('town', await draw(street(400)), 1);
    regions.refresh();
    const old = regions.byId('town')!;
    expect(shopSeconds(old)).toBe(400);
    store('town', await draw(street(700)), 2);
    expect(regions.byId('town')).toBe(old);
    regions.refresh();
    expect(shopSeconds(regions.byId('town')!)).toBe(700);
    expect(shopSeconds(old)).toBe(400);
    // Even when its files are gone: two more versions push the first one out.
    store('town', await draw(street(100)), 3);
    expect(() => readRegionFiles(data, 'town', first)).toThrow('ENOENT');
    expect(shopSeconds(old)).toBe(400);
  });

  test('keep the same engine while nothing changes', async () => {
    store('town', await draw(street(400)), 1);
    const regions = new FolderRegions(data, testNorms, log);
    regions.refresh();
    const engine = regions.byId('town');
    regions.refresh();
    expect(regions.byId('town')).toBe(engine);
    expect(said).toHaveLength(1);
  });

  test('keep the old version when the new one cannot be read, and say so once', async () => {
    store('town', await draw(street(400)), 1);
    const regions = new FolderRegions(data, testNorms, log);
    regions.refresh();
    const broken = store('town', await draw(street(700)), 2);
    writeFileSync(join(regionFolder(data, 'town'), broken, 'network.bin'), 'JLNET');
    regions.refresh();
    regions.refresh();
    expect(shopSeconds(regions.byId('town')!)).toBe(400);
    expect(said.filter((message) => message.startsWith('error'))).toEqual([
      expect.stringContaining(
        `region town version ${broken} cannot be read: expected a network file`,
      ),
    ]);
    store('town', await draw(street(200)), 3);
    regions.refresh();
    expect(shopSeconds(regions.byId('town')!)).toBe(200);
  });

  test('go out of service with their folder', async () => {
    store('town', await draw(street(400)), 1);
    const regions = new FolderRegions(data, testNorms, log);
    regions.refresh();
    rmSync(regionFolder(data, 'town'), { recursive: true });
    regions.refresh();
    expect(regions.all()).toEqual([]);
  });

  test('that hold a position come smallest first', async () => {
    store('large', await draw(street(400, 5000)), 1);
    store('small', await draw(street(400)), 1);
    const regions = new FolderRegions(data, testNorms, log);
    regions.refresh();
    const ids = (x: number) => regions.at(at(x, 0)).map(({ region }) => region.info.id);
    expect(ids(500)).toEqual(['small', 'large']);
    expect(ids(3000)).toEqual(['large']);
    expect(ids(9000)).toEqual([]);
  });
});
