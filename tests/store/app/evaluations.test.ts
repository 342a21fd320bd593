/** Totals of a year come in one row for each community, and are those of its answers. */
import { expect, test } from 'vitest';
import { totalsOf } from '../../../server/domain/evaluation.ts';
import { emptyDatabase, emptyRecords } from '../../fixtures/empty-records.ts';

const [one, two, elsewhere] = ['440402001001', '440402001002', '440403001001'] as const;

test('totals are those of every answer of the year within the area', () => {
  const { evaluations } = emptyRecords(emptyDatabase());
  const answer = (community: string, year: number, person: string, scores: number[]) =>
    evaluations.answer(community, year, person, { scores, remark: null });
  answer(one, 2025, 'a', [1, 2, 3, 4, 5]);
  answer(one, 2025, 'b', [5, 5, 5, 5, 5]);
  answer(one, 2024, 'a', [1, 1, 1, 1, 1]);
  answer(two, 2025, 'c', [4, 4, 4, 4, 4]);
  answer(elsewhere, 2025, 'd', [2, 2, 2, 2, 2]);
  // Who answers again changes the answer.
  answer(two, 2025, 'c', [3, 4, 4, 4, 4]);
  expect(evaluations.totalsWithin('440402', 2025)).toEqual(
    new Map([
      [one, { answers: 2, scores: 10, sum: 40 }],
      [two, { answers: 1, scores: 5, sum: 19 }],
    ]),
  );
  expect(evaluations.totalsWithin('44', 2025).size).toBe(3);
  expect(evaluations.totalsWithin(one, 2024)).toEqual(
    new Map([[one, totalsOf(evaluations.scoresWithin(one, 2024).get(one)!)]]),
  );
  expect(evaluations.totalsWithin('44', 2023).size).toBe(0);
});
