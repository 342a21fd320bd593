/** Imports of facilities that were written: who sees them, who takes them back, and what nobody may write. */
import { beforeEach, describe, expect, test } from 'vitest';
import {
  ImportUndoneSchema,
  type FacilityImportResult,
} from '../../server/contract/facility-import.ts';
import type { App } from '../../server/http/app.ts';
import type { AppDatabase } from '../../server/store/app/database.ts';
import type { Records } from '../../server/store/app/records.ts';
import { facilities } from '../../server/store/app/schema.ts';
import { acting, officeOf } from '../fixtures/acting.ts';
import { emptyDatabase, emptyRecords } from '../fixtures/empty-records.ts';
import {
  csvOf,
  importsPath,
  listImports,
  sendTable,
  writeTable,
} from '../fixtures/facility-tables.ts';
import { facilityValues } from '../fixtures/facility-values.ts';
import { east, halvedTown, west } from '../fixtures/halved-town.ts';
import { appOver, circle, expectValid, now } from '../fixtures/http-world.ts';
import { crossingAt } from '../fixtures/small-town.ts';

let app: App;
let database: AppDatabase;
let records: Records;
const office = officeOf('440402001');
const inWest = officeOf(west, 'west');
const inEast = officeOf(east, 'east');

beforeEach(async () => {
  database = emptyDatabase();
  records = emptyRecords(database, () => now);
  app = await appOver([await halvedTown()], { records });
});

const market = ['1', '唐家市场', '肉菜市场', ...crossingAt(1, 2), '', west];
const library = ['2', '唐家图书馆', '图书阅览', ...crossingAt(4, 2), '', east];
const good = csvOf([market, library]);

async function undo(id: string, caller = office) {
  const url = `${importsPath}/${id}/undo`;
  const response = await app.inject({ method: 'POST', url, headers: caller });
  return { status: response.statusCode, body: response.json() };
}
const list = (caller = office, query = '') => listImports(app, caller, query);
const rows = () => database.tables.select().from(facilities).orderBy(facilities.name).all();
const names = () => rows().map(({ name }) => name);
const inCircle = async () =>
  (await circle(app, crossingAt(2, 2))).facilities.map(({ name }) => name);

describe('an undo', () => {
  test('takes the import back, out of the circle, and is listed', async () => {
    const { id } = await writeTable(app, good, office);
    const undone = await undo(id!);
    expectValid(ImportUndoneSchema, undone.body);
    expect(undone.body).toMatchObject({ restored: 0, removed: 2, import: { id } });
    expect([names(), await inCircle()]).toEqual([[], ['百家超市', '便民药店']]);
    expect(await list()).toMatchObject([
      {
        id,
        fileName: 'table.csv',
        area: '440402001',
        region: 'small',
        undoneAt: now.toISOString(),
      },
    ]);
    expect(await undo(id!)).toMatchObject({ status: 409, body: { code: 'already-undone' } });
    expect(await undo('none')).toMatchObject({ status: 404, body: { code: 'unknown-import' } });
  });

  test('is refused where somebody changed a row since, and names it', async () => {
    const { id } = await writeTable(app, good, office);
    const row = rows().find(({ name }) => name === '唐家市场')!;
    const change = { id: row.id, seen: 1, action: 'edit' as const, actor: 'office' };
    records.facilities.change(change, { phone: '0756-7654321' });
    const refused = await undo(id!);
    expect(refused).toMatchObject({ status: 409, body: { code: 'edited-since' } });
    expect(refused.body.detail).toContain('唐家市场');
    expect(names()).toHaveLength(2);
  });
});

describe('an office of one community', () => {
  test('cannot write beyond it: such a line stops the table', async () => {
    const looked = (await sendTable(app, good, inWest)).json<FacilityImportResult>();
    expect(looked.counts).toMatchObject({ new: 1, error: 1 });
    expect(looked.lines[0]).toMatchObject({ line: 3, says: `第 3 行在 ${east}，不归您管理。` });
    const query = { apply: 1, plan: looked.plan };
    const tried = (await sendTable(app, good, inWest, { query })).json<FacilityImportResult>();
    expect([tried.applied, names()]).toEqual([false, []]);
  });

  test('neither lists nor takes back what others wrote, nor what reaches beyond it', async () => {
    const whole = await writeTable(app, good, office);
    const own = await writeTable(
      app,
      csvOf([['9', '新市场', '肉菜市场', ...crossingAt(0, 0), '', west]]),
      inWest,
    );
    expect((await list(inWest)).map(({ id }) => id)).toEqual([own.id]);
    expect(await list(inEast)).toEqual([]);
    expect((await list(office)).map(({ id }) => id)).toEqual([own.id, whole.id]);
    expect((await list(office, `?area=${west}`)).map(({ id }) => id)).toEqual([own.id]);
    expect(await list(inWest, `?area=${east}`)).toBeUndefined();
    for (const [id, caller] of [
      [whole.id!, inWest],
      [own.id!, inEast],
    ] as const)
      expect(await undo(id, caller)).toMatchObject({
        status: 403,
        body: { code: 'outside-your-area' },
      });
    expect((await undo(own.id!, inWest)).status).toBe(200);
  });

  test('with two of them takes back what it wrote in both, until it loses one', async () => {
    const both = [west, east].map((area) => ({ role: 'office' as const, area }));
    const { id } = await writeTable(app, good, acting(both, 'two'));
    expect((await list(acting(both, 'two'))).map((one) => one.id)).toEqual([id]);
    expect((await undo(id!, acting(both, 'another'))).status).toBe(403);
    expect((await undo(id!, acting(both.slice(0, 1), 'two'))).status).toBe(403);
    expect((await undo(id!, acting(both, 'two'))).status).toBe(200);
  });

  test('cannot take a moved row back out of a community that is not its own', async () => {
    const { id: row } = records.facilities.add(
      facilityValues('唐家市场', crossingAt(4, 2), { community: east }),
      '2026-03-04',
      null,
    );
    const moved = csvOf([['', '唐家市场', '肉菜市场', ...crossingAt(3, 2), '', west]]);
    const { id } = await writeTable(app, moved, office);
    expect(rows()).toMatchObject([{ id: row, community: west }]);
    expect((await undo(id!, inWest)).status).toBe(403);
    expect((await undo(id!, office)).status).toBe(200);
    expect(rows()).toMatchObject([{ id: row, community: east }]);
  });
});
