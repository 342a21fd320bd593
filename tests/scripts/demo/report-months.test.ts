import { expect, test } from 'vitest';
import { inventedHistory, inventedMonths } from '../../../scripts/demo/report-months.ts';
import { ReportMonths } from '../../../server/store/app/report-months.ts';
import { everything } from '../../fixtures/a-report.ts';
import { day, populationOf } from '../../fixtures/coverage-of.ts';
import { testCategories } from '../../fixtures/drawn-world.ts';
import { emptyDatabase } from '../../fixtures/empty-records.ts';
import { inhabitants, street, twoCommunities } from '../../fixtures/two-communities.ts';

async function history(seed: number) {
  const engine = await twoCommunities(everything);
  return inventedHistory(engine, populationOf(inhabitants), testCategories, day, seed);
}

test('the months before this one are made up for every area, and every row says so', async () => {
  const rows = await history(1);
  expect(rows).toHaveLength(inventedMonths * 4);
  expect([...new Set(rows.map(({ month }) => month))]).toEqual([
    '2025-09',
    '2025-10',
    '2025-11',
    '2025-12',
    '2026-01',
    '2026-02',
  ]);
  expect(rows.every(({ invented, people }) => invented && people !== null)).toBe(true);
});

test('by one seed they are the same, and what has opened stays: nobody loses a place from month to month', async () => {
  expect(await history(7)).toEqual(await history(7));
  let rose = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const covered = (await history(seed))
      .filter(({ area }) => area === street)
      .map(({ categories }) => categories.reduce((sum, one) => sum + one.covered, 0));
    expect(covered).toEqual(covered.toSorted((a, b) => a - b));
    if (covered.at(-1)! > covered[0]!) rose++;
  }
  expect(rose).toBeGreaterThan(0);
});

test('once they are kept, the demo knows it and a month that was measured stays', async () => {
  const months = new ReportMonths(emptyDatabase());
  expect(months.hasInvented('street')).toBe(false);
  const rows = await history(1);
  months.keep([{ ...rows.at(-1)!, invented: false, people: 1 }]);
  expect(months.hasInvented('street')).toBe(false);
  months.keep(rows);
  expect(months.hasInvented('street')).toBe(true);
  expect(months.of(rows.at(-1)!.area, 'street').at(-1)).toMatchObject({
    invented: false,
    people: 1,
  });
});
