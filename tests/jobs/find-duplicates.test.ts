/** Pairs are found when a version comes into service and when a row changes, once each, and forgotten when they are none any more. */
import { beforeEach, describe, expect, test } from 'vitest';
import { mostVersions } from '../../server/store/app/duplicate-pairs.ts';
import { facilities, facilityVersions } from '../../server/store/app/schema.ts';
import { today, DuplicateWorld, type Markets } from '../fixtures/duplicate-world.ts';
import { at } from '../fixtures/drawn-world.ts';

let world: DuplicateWorld;
beforeEach(() => {
  world = new DuplicateWorld();
});

describe('when a version comes into service', () => {
  test('a row that an office entered is paired with the like element that it brings', async () => {
    const row = world.add('唐家市场', 300);
    expect(await world.comes({ 海边市场: [1500] })).toBe(0);
    expect(await world.comes({ 海边市场: [1500], 唐家市场东门: [360] })).toBe(1);
    expect(world.open()).toMatchObject([
      {
        facility: { id: row.id },
        other: null,
        proposal: { kind: 'osm-duplicate', other: 'n4', decision: null },
      },
    ]);
    expect(world.open()[0]!.proposal.facts.distanceMeters).toBeCloseTo(60, 0);
    // Until it is decided both stand.
    expect(world.shown()).toEqual([`${row.id} 唐家市场`, 'n3 海边市场', 'n4 唐家市场东门']);
    expect(await world.comes({ 海边市场: [1500], 唐家市场东门: [360] })).toBe(0);
    expect(world.open()).toHaveLength(1);
  });

  test('a row of a table is paired too, and an adopted row with a second element', async () => {
    await world.comes({ 唐家市场: [300] });
    const adopted = world.records.facilities.change(
      {
        id: 'n3',
        seen: 0,
        action: 'edit',
        actor: 'office',
        osm: { facility: world.element('n3'), community: null },
      },
      { phone: '0756-1' },
    );
    expect(adopted.ok).toBe(true);
    expect(await world.search.run()).toBe(0);
    expect(await world.comes({ 唐家市场: [300], 唐家市场东门: [310] })).toBe(1);
    expect(world.open()).toMatchObject([{ facility: { id: 'n3' }, proposal: { other: 'n4' } }]);
  });

  test('pairs are forgotten whose element it lacks, has renamed or moved away', async () => {
    world.add('唐家市场', 300);
    const versions: Markets[] = [{}, { 海边市场: [300] }, { 唐家市场: [501] }];
    for (const markets of versions) {
      await world.comes({ 唐家市场: [300] });
      expect(world.pairs()).toEqual(['唐家市场 唐家市场']);
      await world.comes(markets);
      expect(world.pairs()).toEqual([]);
    }
  });

  test('pairs across the edge of two squares are found, though each is in another', async () => {
    // Squares are a hundredth of a degree: one ends at 113.01° E.
    const edge = (113.01 - at(0, 0)[0]) / (at(1, 0)[0] - at(0, 0)[0]);
    world.add('唐家市场', edge - 90);
    world.add('唐家市场', edge + 90);
    await world.comes({ 唐家市场: [edge + 100] });
    expect(world.open()).toHaveLength(3);
  });
});

describe('when a row changes', () => {
  test('it is looked at again, and nothing else is new', async () => {
    await world.comes({ 唐家市场: [300] });
    const first = world.add('唐家市场', 350);
    expect([await world.search.run(), await world.search.run()]).toEqual([1, 0]);
    const second = world.add('唐家市场东门', 340);
    expect(await world.search.run()).toBe(2);
    expect(world.pairs().toSorted()).toEqual(
      [
        '唐家市场 唐家市场',
        '唐家市场东门 唐家市场',
        [first, second]
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .map(({ name }) => name)
          .join(' '),
      ].toSorted(),
    );
    world.edit(second.id, { name: '海边菜场' });
    expect(await world.search.run()).toBe(0);
    expect(world.pairs()).toEqual(['唐家市场 唐家市场']);
  });

  test('it is no pair once it has moved away, is closed, or stands for the element itself', async () => {
    await world.comes({});
    const first = world.add('唐家市场', 300);
    const second = world.add('唐家市场', 400);
    await world.search.run();
    expect(world.open()).toMatchObject([{ proposal: { kind: 'row-duplicate' } }]);
    const [lng, lat] = at(2000, 5);
    world.edit(second.id, { lng, lat });
    await world.search.run();
    expect(world.open()).toEqual([]);
    world.edit(second.id, { lng: first.lng, lat: first.lat });
    await world.search.run();
    expect(world.open()).toHaveLength(1);
    world.edit(second.id, { status: 'closed', closedOn: today });
    await world.search.run();
    expect(world.open()).toEqual([]);
  });

  test('merged or taken back, it waits for no decision even before it is looked at', async () => {
    await world.comes({});
    const first = world.add('唐家市场', 300);
    const second = world.add('唐家市场', 400);
    await world.search.run();
    world.records.facilities.merge(
      { id: second.id, seen: 1, actor: 'office' },
      { id: first.id, seen: 1, actor: 'office' },
      today,
    );
    expect(world.open()).toEqual([]);
    await world.search.run();
    expect(world.kept()).toBe(0);
  });

  test('taken out, as the undo of an import does, it leaves no pair behind', async () => {
    await world.comes({ 唐家市场: [300] });
    const row = world.add('唐家市场', 350);
    await world.search.run();
    expect(world.kept()).toBe(1);
    world.database.write((tables) => {
      tables.delete(facilities).run();
      const version = { facility: row.id, version: 2, at: '', actor: null, importId: null };
      tables
        .insert(facilityVersions)
        .values({ ...version, action: 'undo', state: row })
        .run();
    });
    await world.search.run();
    expect(world.kept()).toBe(0);
  });

  test.each([mostVersions - 1, mostVersions, mostVersions + 1])(
    'after %i others it is looked at all the same',
    async (others) => {
      await world.comes({ 唐家市场: [300] });
      const far = world.add('远处的书店', 2000);
      const version = { facility: far.id, at: '', actor: null, importId: null, action: 'edit' };
      world.database.write((tables) => {
        for (let i = 1; i <= others; i++)
          tables
            .insert(facilityVersions)
            .values({ ...version, version: i + 1, state: far })
            .run();
      });
      world.add('唐家市场', 350);
      expect(await world.search.run()).toBe(1);
    },
  );

  test('an element that it lets go is paired with its neighbours again', async () => {
    await world.comes({ 唐家市场: [300] });
    const neighbour = world.add('唐家市场', 490);
    await world.search.run();
    const other = world.add('唐家市场', 110);
    await world.search.run();
    // `other` takes the element over: the neighbour, which is alike, has nothing left to be paired with but another row.
    const element = world.open().find(({ facility }) => facility.id === other.id)!;
    world.decide('accepted', 'facility', element);
    await world.search.run();
    expect(world.open()).toEqual([]);
    world.decide('refused', 'facility', element);
    await world.search.run();
    expect(world.open()).toMatchObject([
      { facility: { id: neighbour.id }, proposal: { other: 'n3' } },
    ]);
  });

  test('while it is looked at, it is looked at once more', async () => {
    let changed = false;
    const busy: DuplicateWorld = new DuplicateWorld(() => {
      if (!changed) busy.edit(first.id, { name: '海边菜场' });
      changed = true;
      return Promise.resolve();
    });
    const first = busy.add('唐家市场', 300);
    // Enough rows for a pause between two slices.
    for (let i = 0; i < 60; i++) busy.add(`第${i}号楼`, 320);
    busy.add('唐家市场', 310);
    await busy.search.run();
    expect(changed).toBe(true);
    expect(busy.pairs().filter((pair) => pair.includes('唐家市场'))).toEqual([]);
  });
});

test('without a region in service rows are compared with rows', async () => {
  world.add('唐家市场', 300);
  world.add('唐家市场', 310);
  expect(await world.search.run()).toBe(1);
  expect(world.open()).toMatchObject([{ proposal: { kind: 'row-duplicate' } }]);
});
