/** A table of facilities is written whole or not at all, and taken back exactly. */
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import type { NormEntry } from '../../../server/domain/norms.ts';
import type { ImportDraft } from '../../../server/domain/register/import-verdict.ts';
import { planImport } from '../../../server/domain/register/plan-import.ts';
import { readRegisterNorms } from '../../../server/domain/register/register-norms.ts';
import type { Facility } from '../../../server/domain/region.ts';
import type { Bounds } from '../../../server/geo/position.ts';
import type { AppDatabase } from '../../../server/store/app/database.ts';
import type { Records } from '../../../server/store/app/records.ts';
import {
  audit,
  facilities,
  facilityImports,
  facilityVersions,
  osmStates,
} from '../../../server/store/app/schema.ts';
import { emptyDatabase, emptyRecords } from '../../fixtures/empty-records.ts';
import { facilityValues } from '../../fixtures/facility-values.ts';

const { norms: entries } = JSON.parse(
  readFileSync(new URL('../../../data/norms.json', import.meta.url), 'utf8'),
) as { norms: NormEntry[] };
const norms = readRegisterNorms(entries);
const bounds: Bounds = [113, 22, 114, 23];
const today = '2026-03-04';
const file = { fileName: '设施.csv', sha256: 'ab', area: '440402', region: 'town', crs: 'wgs84' };
const osmClinic: Facility = {
  id: 'n1',
  name: '唐家卫生站',
  categories: ['health'],
  position: [113.52, 22.32],
  entrances: [[113.52, 22.32]],
  openingHours: 'Mo-Fr 08:00-17:00',
};

let database: AppDatabase;
let records: Records;
beforeEach(() => {
  database = emptyDatabase();
  // A clock that stands still: nothing may hang on times that differ.
  records = emptyRecords(database, () => new Date('2026-03-04T02:00:00Z'));
});

function market(
  line: number,
  name: string,
  lat: number,
  more: Partial<ImportDraft> = {},
): ImportDraft {
  return { line, name, categories: ['market'], position: [113.5, lat], ...more };
}

function plan(drafts: readonly ImportDraft[]) {
  const present = records.facilityImports.present(bounds);
  const world = {
    rows: present.rows,
    osm: [osmClinic],
    communityNamed: (draft: ImportDraft) =>
      draft.communityCode === '0'
        ? ({ ok: false, reasonKey: 'community-code-unknown', value: '0' } as const)
        : ({ ok: true, code: draft.communityCode ?? null } as const),
    communityAt: () => null,
    middleOf: () => null,
  };
  return {
    present,
    verdicts: planImport(drafts, world, norms, { today, keep: new Set<number>() }),
  };
}

function importAll(drafts: readonly ImportDraft[]) {
  const { present, verdicts } = plan(drafts);
  return records.facilityImports.apply(verdicts, present, file, 'office');
}

const everything = () => ({
  rows: database.tables.select().from(facilities).orderBy(facilities.id).all(),
  osm: database.tables.select().from(osmStates).all(),
});
/** What a version counts aside. */
const values = () => ({
  ...everything(),
  rows: everything().rows.map(({ version: _, ...row }) => row),
});
const undoLast = () =>
  records.facilityImports.undo(
    records.facilityImports.last({ region: 'town' })?.id ?? '',
    'office',
  );

describe('an import', () => {
  test('writes rows, their versions, itself and one entry of the log', () => {
    const kept = records.facilities.add(facilityValues('甲市场', [113.5, 22.3]), today, 'office');
    const answer = importAll([
      market(2, '甲市场', 22.3, { phone: '0756-1234567' }),
      market(3, '乙超市', 22.31),
      market(4, '乙超市', 22.31),
    ]);
    const id = answer.ok ? answer.row.id : '';
    expect(records.facilities.find(kept.id)).toMatchObject({
      phone: '0756-1234567',
      version: 2,
      source: 'office',
      verifiedOn: today,
      importId: id,
    });
    const versions = database.tables.select().from(facilityVersions).all();
    expect(versions.slice(1)).toMatchObject([
      { facility: kept.id, version: 2, importId: id, actor: 'office', action: 'import' },
      { version: 1, importId: id, action: 'add', state: { name: '乙超市', source: 'import' } },
    ]);
    expect(versions).toHaveLength(3);
    const counts = { new: 1, changed: 1, same: 0, duplicate: 1, error: 0 };
    expect(records.facilityImports.list(['4404'])).toMatchObject([{ id, ...file, counts }]);
    expect(records.facilityImports.list(['4405'])).toEqual([]);
    expect(database.tables.select().from(audit).all().slice(1)).toMatchObject([
      { action: 'facility-import:apply', subject: id, area: '440402', after: { counts } },
    ]);
  });

  test('is nothing at all where one line has an error', () => {
    const before = everything();
    expect(
      importAll([market(2, '甲市场', 22.3), market(3, '乙超市', 22.31, { communityCode: '0' })]),
    ).toEqual({ ok: false, reason: 'has-errors', count: 1 });
    expect(everything()).toEqual(before);
    expect(database.tables.select().from(facilityImports).all()).toEqual([]);
    expect(database.tables.select().from(audit).all()).toEqual([]);
  });

  test('is nothing at all where a row cannot be written halfway through', () => {
    const { present, verdicts } = plan([market(2, '甲市场', 22.3), market(3, '乙超市', 22.31)]);
    const [, second] = verdicts;
    if (second?.verdict === 'new') Object.assign(second.values, { name: null });
    expect(() => records.facilityImports.apply(verdicts, present, file, null)).toThrow(/NOT NULL/);
    expect(everything().rows).toEqual([]);
    expect(database.tables.select().from(facilityVersions).all()).toEqual([]);
    expect(database.tables.select().from(facilityImports).all()).toEqual([]);
  });

  test('is refused where the register has changed since the plan', () => {
    const { present, verdicts } = plan([market(2, '甲市场', 22.3)]);
    records.facilities.add(facilityValues('甲市场', [113.5, 22.3]), today, 'office');
    expect(records.facilityImports.apply(verdicts, present, file, null)).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    });
  });

  test('a second time changes nothing', () => {
    const drafts = [market(2, '甲市场', 22.3), market(3, '乙超市', 22.31, { status: 'closed' })];
    importAll(drafts);
    const before = everything();
    expect(importAll(drafts)).toMatchObject({ ok: true, row: { counts: { same: 2, new: 0 } } });
    expect(everything()).toEqual(before);
  });

  test('is in the circle’s feed, and so is its undo', () => {
    importAll([market(2, '甲市场', 22.3)]);
    records.registerSource.look();
    const [entry] = records.registerSource.entries.values();
    expect(entry?.facility).toMatchObject({ name: '甲市场', source: 'import' });
    undoLast();
    records.registerSource.look();
    expect(records.registerSource.entries.size).toBe(0);
  });
});

describe('a place of OpenStreetMap', () => {
  const clinic: ImportDraft = {
    line: 2,
    name: '唐家卫生站',
    categories: ['health'],
    position: [113.52, 22.32],
    phone: '0756-1234567',
  };

  test('keeps its id and what the table does not say', () => {
    importAll([clinic]);
    expect(records.facilities.find('n1')).toMatchObject({
      id: 'n1',
      osmId: 'n1',
      phone: '0756-1234567',
      openingHours: 'Mo-Fr 08:00-17:00',
      source: 'import',
      version: 1,
    });
    expect(records.proposals.compare([{ bounds, facilities: [osmClinic] }])).toBe(0);
  });

  test('may be imported again after an undo; its versions count on', () => {
    importAll([clinic]);
    undoLast();
    expect(everything()).toEqual({ rows: [], osm: [] });
    importAll([clinic]);
    expect(
      records.facilities.versions('n1').map(({ version, action }) => [version, action]),
    ).toEqual([
      [3, 'add'],
      [2, 'undo'],
      [1, 'add'],
    ]);
    expect(undoLast()).toMatchObject({ ok: true, removed: 1 });
  });
});

describe('an undo', () => {
  test('restores every row as it was, by new versions, and removes what was new', () => {
    records.facilities.add(facilityValues('甲市场', [113.5, 22.3]), today, 'office');
    importAll([market(2, '丙市场', 22.35, { externalId: '7' })]);
    const before = values();
    importAll([
      market(2, '甲市场', 22.3001, { status: 'closed', externalId: '6' }),
      market(3, '丙市场', 22.36, { externalId: '7', categories: ['food'] }),
      market(4, '乙超市', 22.31),
    ]);
    expect(everything().rows).toHaveLength(3);
    expect(undoLast()).toMatchObject({ ok: true, restored: 2, removed: 1 });
    // All but the time of the last change, which the standing clock keeps equal.
    expect(values()).toEqual(before);
    expect(records.facilityImports.list(['44'])).toMatchObject([
      { undoneBy: 'office' },
      { undoneAt: null },
    ]);
    // The one before is the last now; then there is none.
    expect(undoLast()).toMatchObject({ ok: true, restored: 0, removed: 1 });
    expect(undoLast()).toEqual({ ok: false, reason: 'nothing-to-undo' });
  });

  test('is refused where somebody has changed a row since, and names it', () => {
    importAll([market(2, '甲市场', 22.3), market(3, '乙超市', 22.31)]);
    const row = everything().rows.find(({ name }) => name === '乙超市')!;
    const change = { id: row.id, seen: 1, action: 'edit' as const, actor: 'office' };
    records.facilities.change(change, { phone: '0756-7654321' });
    const before = everything();
    expect(undoLast()).toEqual({
      ok: false,
      reason: 'edited-since',
      rows: [{ id: row.id, name: '乙超市' }],
    });
    expect(everything()).toEqual(before);
  });

  test('is refused where another row was merged into a new one', () => {
    const own = records.facilities.add(facilityValues('甲', [113.6, 22.3]), today, 'office');
    importAll([market(2, '乙超市', 22.31)]);
    const added = everything().rows.find(({ name }) => name === '乙超市')!;
    const seen = { seen: 1, actor: 'office' };
    records.facilities.merge({ id: own.id, ...seen }, { id: added.id, ...seen }, today);
    expect(undoLast()).toMatchObject({ reason: 'edited-since', rows: [{ id: added.id }] });
  });
});

test('2,000 lines are written and taken back', () => {
  const drafts = Array.from({ length: 2000 }, (_, i) =>
    market(i + 2, `第${i}市场`, 22.1 + (i % 1000) * 0.0008, {
      externalId: String(i),
      position: [113.2 + Math.floor(i / 1000) * 0.1, 22.1 + (i % 1000) * 0.0008],
    }),
  );
  expect(importAll(drafts)).toMatchObject({ ok: true, row: { counts: { new: 2000 } } });
  expect(undoLast()).toMatchObject({ ok: true, removed: 2000 });
  expect(everything().rows).toEqual([]);
});

describe('a choice of columns', () => {
  const headers = ['甲', '乙'];

  test('is remembered for the same headers in the same order', () => {
    const { facilityImports: imports } = records;
    imports.rememberColumns(headers, '440402', { name: 0 });
    imports.rememberColumns(headers, '440402', { name: 1, note: null });
    expect(imports.columnsFor(headers, '440402')).toEqual({ name: 1, note: null });
    expect(imports.columnsFor(['乙', '甲'], '440402')).toBeNull();
  });

  test('holds in its own area and below, until one below chooses otherwise; never beside or above', () => {
    const { facilityImports: imports } = records;
    imports.rememberColumns(headers, '440402', { name: 0 });
    imports.rememberColumns(headers, '440402002', { name: 1 });
    expect(imports.columnsFor(headers, '440402001001')).toEqual({ name: 0 });
    expect(imports.columnsFor(headers, '440402002001')).toEqual({ name: 1 });
    for (const area of ['44', '4404', '440403'])
      expect(imports.columnsFor(headers, area)).toBeNull();
  });
});
