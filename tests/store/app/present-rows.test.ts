/** What the plan of an import is shown of the register. */
import { beforeEach, expect, test } from 'vitest';
import type { Bounds, Position } from '../../../server/geo/position.ts';
import type { AppDatabase } from '../../../server/store/app/database.ts';
import type { FacilityValues } from '../../../server/store/app/facilities.ts';
import { readPresentRows } from '../../../server/store/app/present-rows.ts';
import type { Records } from '../../../server/store/app/records.ts';
import { facilities } from '../../../server/store/app/schema.ts';
import { emptyDatabase, emptyRecords } from '../../fixtures/empty-records.ts';
import { facilityValues } from '../../fixtures/facility-values.ts';

const bounds: Bounds = [113, 22, 114, 23];

let database: AppDatabase;
let records: Records;
beforeEach(() => {
  database = emptyDatabase();
  records = emptyRecords(database);
});

const add = (name: string, at: [number, number], more: Partial<FacilityValues> = {}) =>
  records.facilities.add(facilityValues(name, at, more), '2026-03-04', 'office');
const present = () => readPresentRows(database.raw, bounds);

test('rows have the values that the table has, every field of them', () => {
  add('市场', [113.5, 22.5]);
  add('卫生站', [113.6, 22.6], {
    nameEn: 'Clinic',
    categories: ['health', 'pharmacy'],
    entrances: [[113.61, 22.61]],
    community: '440402001001',
    address: '大同路1号',
    phone: '0756-1234567',
    openingHours: 'Mo-Fr 08:00-17:00',
    floorSquareMeters: 80.5,
    capacity: 12,
    operator: '镇卫生院',
  });
  const whole = database.tables.select().from(facilities).all();
  const ofBooks = new Set([
    'source',
    'importId',
    'verifiedOn',
    'version',
    'createdAt',
    'updatedAt',
  ]);
  const expected = whole.map((row) =>
    Object.fromEntries(Object.entries(row).filter(([field]) => !ofBooks.has(field))),
  );
  expect(Object.keys(expected[1]!)).toHaveLength(19);
  expect(present()).toEqual(expected);
});

test('rows are those within the bounds, and those that speak of OpenStreetMap wherever they stand', () => {
  add('西南角', [113, 22]);
  add('东北角', [114, 23]);
  add('西边外', [112.9999, 22.5]);
  add('北边外', [113.5, 23.0001]);
  const at: Position = [120, 30];
  const facility = {
    id: 'n1',
    name: '远处',
    categories: ['market'],
    position: at,
    entrances: [at],
  };
  const change = { id: 'n1', seen: 0, action: 'edit', actor: 'office' } as const;
  records.facilities.change({ ...change, osm: { facility, community: null } }, { phone: '1' });
  expect(
    present()
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual(['东北角', '西南角', '远处']);
});

test('what rows say alike is held once', () => {
  add('甲', [113.5, 22.5], { categories: ['market', 'dining'] });
  add('乙', [113.6, 22.5], { categories: ['market', 'dining'] });
  const [first, second] = present();
  expect(first!.categories).toEqual(['market', 'dining']);
  expect(first!.categories).toBe(second!.categories);
});
