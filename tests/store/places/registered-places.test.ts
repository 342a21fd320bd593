import { beforeEach, describe, expect, test } from 'vitest';
import { RegisteredPlaces, mostOwn } from '../../../server/store/places/registered-places.ts';
import { RegisteredRegions } from '../../../server/store/registered-regions.ts';
import type { Records } from '../../../server/store/app/records.ts';
import { facilityValues } from '../../fixtures/facility-values.ts';
import { emptyRecords } from '../../fixtures/empty-records.ts';
import { categories, MemoryRegions, now, smallTown } from '../../fixtures/http-world.ts';
import { categoryNames, placesOver, regionSource, sourceOf } from '../../fixtures/place-world.ts';
import { crossingAt } from '../../fixtures/small-town.ts';

let records: Records;
let places: RegisteredPlaces;

beforeEach(async () => {
  const town = await smallTown();
  records = emptyRecords(undefined, () => now);
  const regions = new RegisteredRegions(new MemoryRegions([town]), records.registerSource, {
    now: () => now,
  });
  const index = placesOver(regionSource(town), sourceOf(categoryNames()));
  places = new RegisteredPlaces(index, regions, categories, () => '2026-03-04');
});

const find = (text: string, limit = 10) =>
  places
    .search(text, null, limit)
    .filter(({ kind }) => kind === 'facility')
    .map(({ name }) => name);
const osm = async (id: string) => {
  const { region } = await smallTown();
  return { facility: region.facilities.find((facility) => facility.id === id)!, community: null };
};
const add = (name: string) =>
  records.facilities.add(facilityValues(name, crossingAt(2, 2)), '2026-03-04', null);

describe('a search by name', () => {
  test('finds what only the register knows, by any part of its name, with its kind', () => {
    add('西门肉菜市场');
    expect(find('西门')).toEqual(['西门肉菜市场']);
    expect(find('门肉')).toEqual(['西门肉菜市场']);
    const [hit] = places.search('西门', null, 10);
    expect(hit).toMatchObject({ kind: 'facility', region: 'small', category: 'market' });
    expect(hit!.detail.zh).toContain('市场');
  });

  test('knows a new name and forgets the old one’s place in the list', async () => {
    const change = {
      id: 'n501',
      seen: 0,
      action: 'edit' as const,
      actor: null,
      osm: await osm('n501'),
    };
    records.facilities.change(change, { name: '千家超市' });
    expect(find('千家')).toEqual(['千家超市']);
    expect(find('百家超市')).toEqual(['千家超市']);
  });

  test('does not find what is closed', async () => {
    expect(find('百家超市')).toEqual(['百家超市']);
    records.facilities.close(
      { id: 'n501', seen: 0, actor: null, osm: await osm('n501') },
      '2026-03-04',
    );
    expect(find('百家超市')).toEqual([]);
  });

  test('puts what is written exactly so before other names, and gives the register a few places', async () => {
    for (let i = 0; i < mostOwn + 2; i++) add(`百家超市分店${i}`);
    add('百家');
    const found = find('百家');
    expect(found[0]).toBe('百家');
    expect(found).toContain('百家超市');
    expect(found.length).toBe(mostOwn + 1);
    expect(find('百家', 2)).toHaveLength(2);
  });

  test('of one letter asks the index alone', () => {
    add('霞市场');
    expect(find('霞')).toEqual([]);
  });
});
