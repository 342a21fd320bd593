/** The register over regions in service: changes of this process, of another one, of thousands of rows, and of the region itself. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { openAppDatabase, type AppDatabase } from '../../server/store/app/database.ts';
import { newFacilityId } from '../../server/store/app/facilities.ts';
import type { Records } from '../../server/store/app/records.ts';
import { mostVersionsAtOnce } from '../../server/store/app/register-source.ts';
import { audit, communities, facilities, facilityVersions } from '../../server/store/app/schema.ts';
import { mostAtOnce, RegisteredRegions } from '../../server/store/registered-regions.ts';
import type { Regions } from '../../server/store/regions.ts';
import { facilityValues } from '../fixtures/facility-values.ts';
import { emptyRecords, migrationsDir } from '../fixtures/empty-records.ts';
import { at, draw, toBounds, type DrawnWorld } from '../fixtures/drawn-world.ts';

const world: DrawnWorld = {
  nodes: { w: [0, 0], e: [1000, 0], shop: [300, 0, { shop: 'convenience', name: '老店' }] },
  ways: [['w e', { highway: 'residential' }]],
  bounds: [-100, -100, 1100, 100],
};
const now = () => new Date('2026-03-04T02:00:00Z');

let folder: string;
let file: string;
let database: AppDatabase;
let records: Records;
let base: RegionEngine;
let regions: RegisteredRegions;
let compared: number;

/** One region, which a test may replace. */
class OneRegion implements Regions {
  all = () => [base];
  byId = (id: string) => (base.region.info.id === id ? base : undefined);
  at = () => [base];
  tilesOf = () => null;
}

const values = (name: string, x: number) => {
  const [lng, lat] = at(x, 0);
  return facilityValues(name, [lng, lat]);
};
const names = () => regions.all()[0]!.region.facilities.map(({ name }) => name);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jinlin-register-'));
  file = join(folder, 'app.db');
  database = openAppDatabase(file, migrationsDir);
  records = emptyRecords(database, now);
  base = (await draw(world)).engine;
  compared = 0;
  regions = new RegisteredRegions(new OneRegion(), records.registerSource, {
    now,
    onVersion: () => compared++,
  });
});
afterEach(() => {
  regions.close();
  database.close();
  rmSync(folder, { recursive: true });
});

describe('the overlay', () => {
  test('is the region itself where the register is empty', () => {
    expect(regions.all()[0]).toBe(base);
    expect(regions.byId(base.region.info.id)).toBe(base);
  });

  test('shows an edit in the next answer and shares the network with the region', () => {
    records.facilities.add(values('新店', 600), '2026-03-04', null);
    expect(names()).toEqual(['老店', '新店']);
    const [engine] = regions.all();
    expect(engine!.reach).toBe(base.reach);
    expect(engine!.travel('walk')).toBe(base.travel('walk'));
    expect(regions.all()[0]).toBe(engine);
  });

  test('keeps access points of what did not change and finds those of what moved', () => {
    const added = records.facilities.add(values('新店', 600), '2026-03-04', null);
    const before = regions.all()[0]!.access('walk');
    expect(before.byFacility[1]![0]!.alongMeters).toBeCloseTo(600, 0);
    const [lng, lat] = at(800, 0);
    records.facilities.change({ id: added.id, seen: 1, action: 'edit', actor: null }, { lng, lat });
    const after = regions.all()[0]!.access('walk');
    expect(after.byFacility[0]).toBe(before.byFacility[0]);
    expect(after.byFacility[1]![0]!.alongMeters).toBeCloseTo(800, 0);
  });

  test('sees what another connection wrote, without a restart', () => {
    const other = openAppDatabase(file, migrationsDir);
    emptyRecords(other, now).facilities.add(values('别处写的', 600), '2026-03-04', null);
    other.close();
    expect(names()).toEqual(['老店', '别处写的']);
  });

  test('leaves out what lies outside the region', () => {
    const row = records.facilities.add(values('远店', 5000), '2026-03-04', null);
    expect([names(), row.version]).toEqual([['老店'], 1]);
  });

  test('forgets a row that is taken out, as the undo of an import does', () => {
    const row = records.facilities.add(values('新店', 600), '2026-03-04', null);
    expect(names()).toHaveLength(2);
    database.write((tables) => {
      tables.delete(facilities).run();
      const version = { facility: row.id, version: 2, at: '', actor: null, importId: null };
      tables
        .insert(facilityVersions)
        .values({ ...version, action: 'undo', state: row })
        .run();
    });
    expect(names()).toEqual(['老店']);
  });

  test.each([[mostAtOnce], [mostVersionsAtOnce + 500]])(
    'shows %i rows of one import whole, and never a part of them',
    async (count) => {
      const template = records.facilities.add(values('第一家', 10), '2026-03-04', null);
      expect(names()).toHaveLength(2);
      database.write((tables) => {
        for (let i = 0; i < count; i++) {
          const row = { ...template, id: newFacilityId(), name: `店${i}` };
          tables.insert(facilities).values(row).run();
          const version = { facility: row.id, version: 1, at: '', actor: null, importId: 'i' };
          tables
            .insert(facilityVersions)
            .values({ ...version, action: 'import', state: {} })
            .run();
        }
      });
      const seen = new Set<number>();
      const end = Date.now() + 20_000;
      while (Date.now() < end && !seen.has(count + 2)) {
        seen.add(names().length);
        await new Promise((done) => setImmediate(done));
      }
      expect([...seen].filter((n) => n !== 2 && n !== count + 2)).toEqual([]);
      expect(seen).toContain(count + 2);
    },
    30_000,
  );

  test('goes over a new version of the region, which is compared once', async () => {
    records.facilities.add(values('新店', 600), '2026-03-04', null);
    regions.all();
    expect(compared).toBe(1);
    base = (
      await draw({
        ...world,
        nodes: { ...world.nodes, two: [700, 0, { shop: 'convenience', name: '又一店' }] },
      })
    ).engine;
    await expect.poll(names).toEqual(['老店', '又一店', '新店']);
    regions.all();
    expect(compared).toBe(2);
  });

  test('takes kind and boundary of communities from the table when they change', async () => {
    const box = [-100, -100, 1100, 100] as const;
    const [west, south, east, north] = toBounds(box);
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    expect(regions.all()[0]!.region.communities).toEqual([]);
    database.write((tables) => {
      tables
        .insert(communities)
        .values({
          code: '440402001001',
          kind: 'rural',
          kindBecause: 'official-code',
          officialCode: '220',
          boundary: [[ring]],
          west,
          south,
          east,
          north,
          version: 1,
        })
        .run();
      records.audit.add(
        {
          actor: null,
          action: 'community:boundary',
          subjectKind: 'community',
          subject: '440402001001',
          area: '440402001001',
        },
        tables,
      );
    });
    await expect
      .poll(() =>
        regions.all()[0]!.region.communities.map(({ code, officialCode }) => [code, officialCode]),
      )
      .toEqual([['440402001001', '220']]);
    expect(database.tables.select().from(audit).all()).toHaveLength(1);
  });
});
