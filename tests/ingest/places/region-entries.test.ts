import { expect, test } from 'vitest';
import categoriesFile from '../../../data/categories.json' with { type: 'json' };
import readings from '../../../data/place-readings.json' with { type: 'json' };
import { Reader } from '../../../server/ingest/places/readings.ts';
import { regionEntries } from '../../../server/ingest/places/region-entries.ts';
import { smallTown } from '../../fixtures/http-world.ts';

test('a region stands in its index by its own name, at the place where it opens', async () => {
  const { region } = await smallTown();
  const { name, start } = region.info;
  const entries = regionEntries(
    { ...region, name, start: start.position },
    categoriesFile.categories,
    new Reader(readings),
  );
  expect(entries[0]).toMatchObject({ kind: 'place', name, position: start.position });
});

test('what lies outside the bounds is no entry: a start there would be refused', async () => {
  const { region } = await smallTown();
  const [inside] = region.facilities;
  const beyond = region.network.bounds[2] + 0.01;
  const outside = {
    ...inside!,
    id: 'n999',
    name: '外面的店',
    position: [beyond, inside!.position[1]] as unknown as NonNullable<typeof inside>['position'],
    entrances: [],
  };
  const entries = regionEntries(
    {
      ...region,
      facilities: [inside!, outside],
      name: region.info.name,
      start: region.info.start.position,
    },
    categoriesFile.categories,
    new Reader(readings),
  );
  const names = entries.map(({ name }) => name);
  expect(names).toContain(inside!.name);
  expect(names).not.toContain('外面的店');
});
