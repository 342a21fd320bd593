/** The invented people of the sample: how many, how they lie, and when a start gives them to the county. */
import { existsSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import normsFile from '../../data/norms.json' with { type: 'json' };
import {
  ensureSamplePopulation,
  hasDatabase,
  newPeople,
} from '../../scripts/ensure-population.mjs';
import { drawSample } from '../../scripts/make-sample.ts';
import { makeSampleRegion } from '../../scripts/running/sample-region.ts';
import { districts } from '../../scripts/sample/districts.ts';
import { populationTable } from '../../scripts/sample/population.ts';
import { readPopulationNorms } from '../../server/domain/coverage/population-norms.ts';
import type { PopulationColumns } from '../../server/domain/coverage/population.ts';
import { judgePoints } from '../../server/ingest/population/judge-points.ts';
import { readPopulationTable } from '../../server/ingest/population/read-table.ts';
import { openAppDatabase } from '../../server/store/app/database.ts';
import { currentVersion } from '../../server/store/region-folder.ts';
import { readRegionInfo } from '../../server/store/region-files.ts';
import { emptyRecords, migrationsDir } from '../fixtures/empty-records.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-sample-people-'));
const appDb = join(dataDir, 'app.db');
const environment = { DATA_DIR: dataDir, APP_DB: appDb };
const table = join(dataDir, 'sample-population.csv');
beforeAll(() => makeSampleRegion(dataDir), 60_000);
afterAll(() => rmSync(dataDir, { recursive: true }));

const sum = (list: Iterable<number>) => [...list].reduce((a, b) => a + b, 0);
const own = districts.filter(({ beyond }) => !beyond);

describe('the table of the sample’s people', () => {
  let columns: PopulationColumns;
  let grainMeters: number | null;
  let outside: number;
  beforeAll(async () => {
    const { bounds } = readRegionInfo(dataDir, 'sample', currentVersion(dataDir, 'sample')!);
    const read = await readPopulationTable(table, table, { bounds, crs: 'wgs84' });
    if (!read.ok || read.is !== 'points') return expect.fail(JSON.stringify(read));
    outside = read.points.outside.points;
    const judged = judgePoints(read.points, readPopulationNorms(normsFile.norms), null);
    if (!judged.ok) return expect.fail(JSON.stringify(judged.refusal));
    ({ columns, grainMeters } = judged);
  });

  test('holds everybody of the county’s communities, on cells of 100 m', () => {
    expect(sum(columns.people)).toBe(sum(own.map(({ population }) => population)));
    expect(columns.people.length).toBeGreaterThan(1000);
    expect([grainMeters, outside]).toEqual([100, 0]);
  });

  test('says of all how many are old, children, or registered elsewhere: some, not all', () => {
    const people = sum(columns.people);
    for (const part of ['elderly', 'children', 'nonRegistered'] as const) {
      const share = sum(columns[part]!) / people;
      expect([part, share > 0.1 && share < 0.3]).toEqual([part, true]);
    }
  });

  test('is the same for the same seed, and another for another seed', () => {
    const made = populationTable(drawSample(2012), 2012);
    expect(populationTable(drawSample(2012), 2012)).toBe(made);
    expect(populationTable(drawSample(2013), 2013)).not.toBe(made);
  });
});

describe('a start', () => {
  const meta = () => {
    const database = openAppDatabase(appDb, migrationsDir);
    try {
      return emptyRecords(database).population.meta('sample');
    } finally {
      database.close();
    }
  };
  const removed = () => {
    const database = openAppDatabase(appDb, migrationsDir);
    emptyRecords(database).population.remove('sample');
    database.close();
  };
  const people = join(dataDir, 'sample', 'population.csv');

  test('gives the invented county its people where an earlier release made it without them, once', () => {
    expect(hasDatabase(environment)).toBe(false);
    ensureSamplePopulation(environment, true, 'ignore');
    expect(meta()).toMatchObject({
      invented: true,
      kind: 'grid',
      grainMeters: 100,
      people: 66_701,
    });
    expect([existsSync(people), existsSync(newPeople(dataDir))]).toEqual([true, false]);
    expect(hasDatabase(environment)).toBe(true);
  });

  test('leaves them where they are, and out where somebody removed them', () => {
    removed();
    const before = statSync(people).mtimeMs;
    ensureSamplePopulation(environment, false, 'ignore');
    expect(meta()).toBeNull();
    expect(statSync(people).mtimeMs).toBe(before);
  });

  test('gives them again to a new database, and tries again what was broken off', () => {
    ensureSamplePopulation(environment, true, 'ignore');
    expect(meta()).toMatchObject({ people: 66_701 });
    removed();
    renameSync(people, newPeople(dataDir));
    ensureSamplePopulation(environment, false, 'ignore');
    expect(meta()).toMatchObject({ people: 66_701 });
    expect(existsSync(people)).toBe(true);
  });

  test('has nothing to do without the invented county', () => {
    const other = mkdtempSync(join(tmpdir(), 'jinlin-no-sample-'));
    try {
      writeFileSync(join(other, 'note'), '');
      ensureSamplePopulation({ DATA_DIR: other, APP_DB: join(other, 'app.db') }, true, 'ignore');
      expect([existsSync(join(other, 'app.db')), existsSync(join(other, 'sample'))]).toEqual([
        false,
        false,
      ]);
    } finally {
      rmSync(other, { recursive: true });
    }
  });
});
