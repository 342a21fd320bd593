/** What an office says of a pair: one place or two, each undone by the other, versioned, audited, and asked again only for a reason. */
import { beforeEach, describe, expect, test } from 'vitest';
import { audit, osmStates } from '../../../server/store/app/schema.ts';
import { DuplicateWorld } from '../../fixtures/duplicate-world.ts';
import { at } from '../../fixtures/drawn-world.ts';

let world: DuplicateWorld;
beforeEach(() => {
  world = new DuplicateWorld();
});

const tags = { opening_hours: 'Mo-Su 06:00-20:00', phone: '0756-111', 'name:en': 'Market' };
const find = (id: string) => world.records.facilities.find(id)!;
const actions = (id: string) => world.records.facilities.versions(id).map(({ action }) => action);
const logged = () =>
  world.database.tables
    .select()
    .from(audit)
    .all()
    .map(({ action, subject }) => `${action} ${subject}`);
const closing = () => world.records.proposals.list(['44'], true, 1, 50).rows;

describe('one place: the row takes over the element', () => {
  test('keeps its own words, takes what it leaves unsaid, and hides the element', async () => {
    const row = world.add('唐家湾市场', 300, { phone: '0756-999' });
    await world.comes({ 唐家湾市场东门: [340, tags] });
    expect(world.shown()).toEqual([`${row.id} 唐家湾市场`, 'n3 唐家湾市场东门']);
    expect(world.decide('accepted')).toMatchObject({ ok: true });
    expect(find(row.id)).toMatchObject({
      osmId: 'n3',
      name: '唐家湾市场',
      phone: '0756-999',
      openingHours: 'Mo-Su 06:00-20:00',
      nameEn: 'Market',
      lng: row.lng,
      source: 'office',
      version: 2,
    });
    expect(world.shown()).toEqual([`${row.id} 唐家湾市场`]);
    expect(actions(row.id)).toEqual(['adopt', 'add']);
    expect(logged()).toEqual([
      `facility:add ${row.id}`,
      `facility:adopt ${row.id}`,
      `duplicate:same ${row.id}`,
    ]);
    // The next version brings nothing new, and a change of OpenStreetMap becomes a proposal of its own.
    expect(await world.comes({ 唐家湾市场东门: [340, tags] })).toBe(0);
    expect([world.open(), closing()]).toEqual([[], []]);
    await world.comes({ 唐家湾市场东门: [340, { ...tags, phone: '0756-222' }] });
    expect(closing()).toMatchObject([
      { proposal: { kind: 'osm-differs', changes: { phone: { proposed: '0756-222' } } } },
    ]);
    // Vanished from OpenStreetMap, or tagged as disused there: it is proposed to be closed.
    await world.comes({ 唐家湾市场东门: [340, { amenity: '', 'disused:amenity': 'marketplace' }] });
    expect(closing()).toMatchObject([{ proposal: { kind: 'osm-gone', facility: row.id } }]);
  });

  test('taken back it is two again: what was filled is empty, what the office wrote since stays', async () => {
    const row = world.add('唐家市场', 300);
    await world.comes({ 唐家市场: [340, tags] });
    world.decide('accepted');
    world.edit(row.id, { phone: '0756-333' });
    expect(world.decide('accepted')).toBeNull();
    expect(world.decide('refused')).toMatchObject({ ok: true });
    expect(find(row.id)).toMatchObject({
      osmId: null,
      phone: '0756-333',
      openingHours: null,
      nameEn: null,
      version: 4,
    });
    expect(actions(row.id)).toEqual(['part', 'edit', 'adopt', 'add']);
    expect(world.shown()).toEqual([`${row.id} 唐家市场`, 'n3 唐家市场']);
    expect(world.database.tables.select().from(osmStates).all()).toEqual([]);
    expect(await world.search.run()).toBe(0);
    expect(world.decide('accepted')).toMatchObject({ ok: true });
    expect(world.shown()).toEqual([`${row.id} 唐家市场`]);
  });

  test('taken apart by bringing an earlier version back, it is asked again', async () => {
    const row = world.add('唐家市场', 300);
    await world.comes({ 唐家市场: [340] });
    world.decide('accepted');
    await world.search.run();
    const change = { id: row.id, seen: 2, actor: 'office' };
    expect(world.records.facilityHistory.restore(change, 1, '2026-03-04')).toMatchObject({
      ok: true,
      row: { osmId: null, version: 3 },
    });
    expect(await world.search.run()).toBe(1);
    expect(world.pairs()).toEqual(['唐家市场 唐家市场']);
    expect(world.kept()).toBe(1);
  });

  test('a closed row stays closed and hides the element', async () => {
    const row = world.add('唐家市场', 300);
    world.edit(row.id, { status: 'closed', closedOn: '2026-03-01' });
    await world.comes({ 唐家市场: [340] });
    expect(world.shown()).toEqual(['n3 唐家市场']);
    world.decide('accepted');
    expect([world.shown(), find(row.id)]).toMatchObject([[], { status: 'closed', osmId: 'n3' }]);
  });

  test('a row whose element is gone takes the one that came instead, and need not be closed', async () => {
    await world.comes({ 唐家市场: [300] });
    const osm = { facility: world.element('n3'), community: null };
    world.records.facilities.change(
      { id: 'n3', seen: 0, action: 'edit', actor: 'office', osm },
      { phone: '0756-1' },
    );
    // A mapper draws it anew: n3 is nothing any more, n4 has its name.
    await world.comes({ 空地: [300, { amenity: '' }], 唐家市场: [320] });
    expect(closing()).toMatchObject([{ proposal: { kind: 'osm-gone', facility: 'n3' } }]);
    world.decide('accepted');
    expect(find('n3')).toMatchObject({ id: 'n3', osmId: 'n4', phone: '0756-1', status: 'open' });
    expect([closing(), world.shown()]).toEqual([[], ['n3 唐家市场']]);
    world.decide('refused');
    expect(find('n3')).toMatchObject({ osmId: 'n3' });
    expect(closing()).toMatchObject([{ proposal: { kind: 'osm-gone', facility: 'n3' } }]);
    expect(world.shown()).toEqual(['n3 唐家市场', 'n4 唐家市场']);
  });

  test('a second element of one place is merged into the row, and stands again when that is taken back', async () => {
    const row = world.add('唐家市场', 300);
    await world.comes({ 唐家市场: [340] });
    world.decide('accepted');
    await world.comes({ 唐家市场: [340], 唐家市场东门: [300] });
    const [pair] = world.open();
    expect(world.decide('accepted', 'facility', pair)).toMatchObject({ ok: true });
    expect(world.shown()).toEqual([`${row.id} 唐家市场`]);
    expect(find('n4')).toMatchObject({ mergedInto: row.id, version: 1 });
    expect(find(row.id)).toMatchObject({ osmId: 'n3', version: 2 });
    await world.search.run();
    expect(world.open()).toEqual([]);
    expect(world.decide('refused', 'facility', pair)).toMatchObject({ ok: true });
    expect(world.shown()).toEqual([`${row.id} 唐家市场`, 'n4 唐家市场东门']);
    // As two rows they are the pair that was judged.
    await world.search.run();
    expect([world.open(), world.kept()]).toEqual([[], 2]);
  });

  test('is refused, and nothing is changed, where row or element is not as it was seen', async () => {
    const row = world.add('唐家市场', 300);
    await world.comes({ 唐家市场: [340] });
    const [pair] = world.open();
    const said = {
      decision: 'accepted' as const,
      version: 1,
      otherVersion: 0,
      keep: 'facility' as const,
      actor: 'office',
      today: '2026-03-04',
      osm: { facility: world.element('n3'), community: null },
    };
    const decide = (more: object) =>
      world.records.duplicates.decide(pair!.proposal.id, { ...said, ...more });
    expect(decide({ version: 2 })).toEqual({ ok: false, reason: 'changed-meanwhile', version: 1 });
    expect(decide({ osm: undefined })).toEqual({ ok: false, reason: 'unknown-facility' });
    // Somebody edits the element meanwhile: a row speaks of it.
    world.records.facilities.change(
      { id: 'n3', seen: 0, action: 'edit', actor: 'other', osm: said.osm },
      { phone: '1' },
    );
    expect(decide({})).toEqual({ ok: false, reason: 'changed-meanwhile', version: 1 });
    expect([find(row.id).version, logged().filter((entry) => entry.startsWith('dup'))]).toEqual([
      1,
      [],
    ]);
    expect(world.records.duplicates.decide('nobody', said)).toBeNull();
  });
});

describe('two places', () => {
  const edges = [
    ['a redrawn outline, 9 m', { 唐家市场: [349] as const }, 0],
    ['a move of 11 m', { 唐家市场: [351] as const }, 1],
    ['another name', { 唐家市场二楼: [340] as const }, 1],
    ['other hours', { 唐家市场: [340, tags] as const }, 0],
  ] as const;
  test.each(edges)('are asked again after %s of the element: %s', async (_what, markets, again) => {
    world.add('唐家市场', 300);
    await world.comes({ 唐家市场: [340] });
    expect(world.decide('refused')).toMatchObject({ ok: true });
    expect(logged().at(-1)).toMatch(/^duplicate:two /);
    expect(await world.comes({ 唐家市场: [340] })).toBe(0);
    expect(await world.comes(markets)).toBe(again);
    expect(world.open()).toHaveLength(again);
  });

  test('are asked again when the row is renamed or moved, and not when its hours change', async () => {
    const row = world.add('唐家市场', 300);
    await world.comes({ 唐家市场: [340] });
    world.decide('refused');
    world.edit(row.id, { phone: '0756-1' });
    expect(await world.search.run()).toBe(0);
    world.edit(row.id, { name: '唐家市场东门' });
    expect(await world.search.run()).toBe(1);
    world.decide('refused');
    const [lng, lat] = at(320, 5);
    world.edit(row.id, { lng, lat });
    expect(await world.search.run()).toBe(1);
    expect(world.kept()).toBe(1);
  });

  test('that are no longer alike keep what was said, and it holds when they are alike again', async () => {
    world.add('唐家市场', 300);
    await world.comes({ 唐家市场: [340] });
    world.decide('refused');
    await world.comes({});
    expect(await world.comes({ 唐家市场: [340] })).toBe(0);
  });
});

describe('two rows of one place', () => {
  test.each(['facility', 'other'] as const)('become one: the %s stays', async (keep) => {
    world.add('唐家市场', 300);
    world.add('唐家市场', 320);
    await world.comes({});
    const [pair] = world.open();
    const [stays, goes] =
      keep === 'facility'
        ? [pair!.facility.id, pair!.other!.id]
        : [pair!.other!.id, pair!.facility.id];
    expect(world.decide('accepted', keep)).toMatchObject({ ok: true });
    expect([find(goes).mergedInto, find(stays).mergedInto]).toEqual([stays, null]);
    expect(world.shown()).toEqual([`${stays} 唐家市场`]);
    await world.search.run();
    expect(world.open()).toEqual([]);
    expect(world.decide('refused', keep, pair)).toMatchObject({ ok: true });
    expect(actions(goes)).toEqual(['part', 'merge', 'add']);
    expect(world.shown()).toHaveLength(2);
    expect(await world.search.run()).toBe(0);
  });
});

test('a list holds the pairs of its areas by either half, those of some ids, and the likeliest first', async () => {
  const west = world.add('唐家市场', 300, { community: '440402001001' });
  world.add('唐家市场', 320, { community: '440402001002' });
  world.add('唐家市场东门', 1500, { community: '440402001003' });
  await world.comes({ 唐家市场: [1400] });
  expect(world.pairs()).toEqual(['唐家市场 唐家市场', '唐家市场东门 唐家市场']);
  const list = (area: string, of?: string[]) =>
    world.records.duplicates.list({ areas: [area], open: true, ...(of ? { of } : {}) }, 1, 50)
      .total;
  expect(
    ['440402001001', '440402001002', '440402001003', '4403', '4404'].map((a) => list(a)),
  ).toEqual([1, 1, 1, 0, 2]);
  expect([list('44', [west.id]), list('44', ['n3']), list('44', ['n9'])]).toEqual([1, 1, 0]);
});
