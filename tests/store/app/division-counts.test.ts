/** An area counts the same by itself and out of an outer area's streets. */
import { expect, test } from 'vitest';
import { dividedRecords } from '../../fixtures/divided.ts';

test('province, city, district, street and community count as their streets do', () => {
  const { database, records } = dividedRecords();
  const { divisions } = records;
  const community = '440402001001';
  database.raw.prepare('update community set households = 1 where code = ?').run(community);
  const streets = divisions.countsByStreet(divisions.byCode('44')!);
  for (const code of ['44', '4404', '440402', '440402001'] as const) {
    const area = divisions.byCode(code)!;
    const counts = divisions.countsOf(area);
    expect([code, counts]).toEqual([code, divisions.countsOf(area, streets)]);
    expect([code, counts.withFigures]).toEqual([code, 1]);
  }
  expect(divisions.countsOf(divisions.byCode('44')!).communities).toBe(26_842);
  expect(divisions.countsOf(divisions.byCode(community)!)).toEqual({
    communities: 1,
    villages: 0,
    withFigures: 1,
  });
  expect(divisions.countsOf(divisions.byCode('4401')!).withFigures).toBe(0);
});
