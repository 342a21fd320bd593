/** What OpenStreetMap says otherwise after a re-import: proposed once, decided once, an office's word kept. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Facility } from '../../../server/domain/region.ts';
import { audit } from '../../../server/store/app/schema.ts';
import type { AppDatabase } from '../../../server/store/app/database.ts';
import type { Records } from '../../../server/store/app/records.ts';
import { emptyDatabase, emptyRecords } from '../../fixtures/empty-records.ts';

const shop: Facility = {
  id: 'n1',
  name: '百家超市',
  categories: ['grocery'],
  position: [113.5, 22.3],
  entrances: [[113.5, 22.3]],
  openingHours: 'Mo-Su 08:00-22:00',
};
const bounds = [113, 22, 114, 23] as const;

let database: AppDatabase;
let records: Records;
const compare = (...facilities: Facility[]) => records.proposals.compare([{ bounds, facilities }]);
const open = () => records.proposals.list(['44'], true, 1, 50).rows.map(({ proposal }) => proposal);
const row = () => records.facilities.find('n1')!;
const today = '2026-03-04';

beforeEach(() => {
  database = emptyDatabase();
  records = emptyRecords(database, () => new Date('2026-03-04T02:00:00Z'));
  const osm = { facility: shop, community: '440402001001' };
  const change = { id: 'n1', seen: 0, action: 'edit' as const, actor: 'office', osm };
  records.facilities.change(change, { name: '新百家', verifiedOn: today });
});

describe('a row that speaks of an element', () => {
  test('is left alone while OpenStreetMap says what it said', () => {
    expect([compare(shop), open()]).toEqual([0, []]);
  });

  test('gets one proposal for what OpenStreetMap changed, however often it is looked at', () => {
    const changed = { ...shop, openingHours: '24/7' };
    expect([compare(changed), compare(changed), compare(changed)]).toEqual([1, 0, 0]);
    expect(open()).toMatchObject([
      {
        kind: 'osm-differs',
        facility: 'n1',
        changes: { openingHours: { register: 'Mo-Su 08:00-22:00', proposed: '24/7' } },
      },
    ]);
    // The office's own name is not asked about, and stays.
    expect(row()).toMatchObject({ name: '新百家', openingHours: 'Mo-Su 08:00-22:00', version: 1 });
  });

  test('is not asked where OpenStreetMap comes to say the same', () => {
    expect([compare({ ...shop, name: '新百家' }), open()]).toEqual([0, []]);
  });

  test('takes what is accepted, in one version with its audit entry', () => {
    compare({ ...shop, openingHours: '24/7' });
    const [proposal] = open();
    expect(records.proposals.decide(proposal!.id, 'accepted', 1, 'office', today)).toMatchObject({
      ok: true,
    });
    expect(row()).toMatchObject({ openingHours: '24/7', name: '新百家', version: 2 });
    expect(records.facilities.versions('n1').map(({ action }) => action)).toEqual([
      'accept',
      'edit',
    ]);
    const actions = database.tables
      .select()
      .from(audit)
      .all()
      .map(({ action }) => action);
    expect(actions).toEqual(['facility:edit', 'facility:accept', 'proposal:accept']);
    expect(records.proposals.decide(proposal!.id, 'refused', 2, 'office', today)).toBeNull();
  });

  test('keeps everything when the row changed meanwhile', () => {
    compare({ ...shop, openingHours: '24/7' });
    const [proposal] = open();
    records.facilities.change(
      { id: 'n1', seen: 1, action: 'verify', actor: 'x' },
      { verifiedOn: today },
    );
    expect(records.proposals.decide(proposal!.id, 'accepted', 1, 'office', today)).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
      version: 2,
    });
    expect(open()).toHaveLength(1);
  });

  test('that refused is asked again only when OpenStreetMap changes again', () => {
    const changed = { ...shop, openingHours: '24/7' };
    compare(changed);
    records.proposals.decide(open()[0]!.id, 'refused', 1, 'office', today);
    expect([compare(changed), open()]).toEqual([0, []]);
    expect(compare({ ...shop, openingHours: 'Mo-Fr 09:00-17:00' })).toBe(1);
    expect(open()).toHaveLength(1);
  });

  test('has one open proposal with all that differs, and none once OpenStreetMap is as before', () => {
    compare({ ...shop, openingHours: '24/7' });
    compare({ ...shop, openingHours: '24/7', phone: '0756-1' });
    expect(open().map(({ changes }) => Object.keys(changes).toSorted())).toEqual([
      ['openingHours', 'phone'],
    ]);
    compare(shop);
    expect(open()).toEqual([]);
  });

  test('is proposed to be closed when its element is gone, once, and closes when that is accepted', () => {
    expect([compare(), compare()]).toEqual([1, 0]);
    const [proposal] = open();
    expect(proposal).toMatchObject({ kind: 'osm-gone', changes: {} });
    records.proposals.decide(proposal!.id, 'accepted', 1, 'office', today);
    expect(row()).toMatchObject({ status: 'closed', closedOn: today });
    expect(compare()).toBe(0);
  });

  test('is not gone where no region covers it, and no longer gone when it is back', () => {
    const elsewhere = { bounds: [120, 30, 121, 31] as const, facilities: [] };
    expect(records.proposals.compare([elsewhere])).toBe(0);
    compare();
    compare(shop);
    expect(open()).toEqual([]);
  });

  test('that moved is asked with both halves of the position', () => {
    compare({ ...shop, position: [113.501, 22.3], entrances: [[113.501, 22.3]] });
    expect(open()[0]!.changes).toEqual({
      lng: { register: 113.5, proposed: 113.501 },
      lat: { register: 22.3, proposed: 22.3 },
    });
  });

  test('that is closed is asked nothing', () => {
    records.facilities.close({ id: 'n1', seen: 1, actor: 'office' }, today);
    expect([compare({ ...shop, phone: '1' }), compare(), open()]).toEqual([0, 0, []]);
  });
});
