/** The population of a region is kept whole: its points come back as they went in, and a new one replaces them at once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openAppDatabase } from '../../../server/store/app/database.ts';
import { isUntouched } from '../../../server/store/app/demo-mark.ts';
import { emptyDatabase, emptyRecords, migrationsDir } from '../../fixtures/empty-records.ts';
import { somePopulation } from '../../fixtures/some-population.ts';

test('points come back as they went in, unknown parts as unknown', () => {
  const { population } = emptyRecords();
  const put = somePopulation([12.25, 30]);
  const version = population.put('town', put);
  expect(population.of('town')).toEqual({ ...put, version });
  expect(population.meta('town')).toEqual(put.meta);
  expect(population.of('village')).toBeNull();
  expect(population.meta('village')).toBeNull();
});

test('a new import takes the place of the former one, under another version; the same one has the same version', () => {
  const { population } = emptyRecords();
  const first = population.put('town', somePopulation([1, 2]));
  population.of('town');
  const second = population.put('town', somePopulation([1, 3]));
  expect(second).not.toBe(first);
  expect(population.of('town')!.version).toBe(second);
  expect([...population.of('town')!.columns.people]).toEqual([1, 3]);
  expect(population.put('town', somePopulation([1, 2]))).toBe(first);
  expect(emptyRecords().population.put('town', somePopulation([1, 2]))).toBe(first);
});

test('while nothing changes the same object is given, so that what was made of it stays', () => {
  const { population } = emptyRecords();
  population.put('town', somePopulation([1, 2]));
  const read = population.of('town');
  expect(population.of('town')).toBe(read);
  population.put('town', somePopulation([5, 2]));
  expect(population.of('town')).not.toBe(read);
});

test('what another process imports or removes is seen at the next look', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-population-'));
  const file = join(folder, 'app.db');
  const [one, other] = [openAppDatabase(file, migrationsDir), openAppDatabase(file, migrationsDir)];
  try {
    const here = emptyRecords(one).population,
      there = emptyRecords(other).population;
    here.put('town', somePopulation([1, 2]));
    expect([...there.of('town')!.columns.people]).toEqual([1, 2]);
    here.put('town', somePopulation([8, 9]));
    expect([...there.of('town')!.columns.people]).toEqual([8, 9]);
    expect(here.remove('town')).toBe(true);
    expect(there.of('town')).toBeNull();
    expect(here.remove('town')).toBe(false);
  } finally {
    one.close();
    other.close();
    rmSync(folder, { recursive: true });
  }
});

test('a broken put throws, and leaves what was there', () => {
  const { population } = emptyRecords();
  const good = somePopulation([1, 2]);
  population.put('town', good);
  const short = { ...good, columns: { ...good.columns, children: Float64Array.of(1) } };
  expect(() => population.put('town', short)).toThrow('a column of 1 values beside 2 points');
  expect(population.of('town')!.columns).toEqual(good.columns);
});

test('imports and removals stand in the audit log, with what they were', () => {
  const { population, audit } = emptyRecords();
  const meta = somePopulation([1, 2]).meta;
  population.put('town', somePopulation([1, 2]));
  population.remove('town');
  const { entries } = audit.page({ areas: ['44'], action: 'population' }, 1, 10);
  expect(
    entries.map(({ action, subject, before, after }) => [action, subject, before, after]),
  ).toEqual([
    ['population:remove', 'town', meta, null],
    ['population:import', 'town', null, meta],
  ]);
});

test('a population that somebody imported is an entry of their own; the invented one is not', () => {
  const database = emptyDatabase();
  const { population } = emptyRecords(database);
  const counted = somePopulation([1, 2]);
  population.put('sample', { ...counted, meta: { ...counted.meta, invented: true } });
  expect(isUntouched(database)).toBe(true);
  population.put('town', counted);
  expect(isUntouched(database)).toBe(false);
});
