/** Of very many sentences an import says the first twenty, and counts the rest. */
import { expect, test } from 'vitest';
import { firstOf, together, toldFaults, toldOf } from '../../scripts/facility-report.ts';
import type { RowVerdict } from '../../server/domain/register/import-verdict.ts';

const error = (line: number): RowVerdict => ({
  line,
  verdict: 'error',
  reasonKey: 'community-code-unknown',
  value: '440402999999',
});
const errors = (count: number) => Array.from({ length: count }, (_, i) => error(i + 2));

test('twenty are all said; of twenty-one one is counted', () => {
  const said = (count: number) => firstOf(toldOf(errors(count), 'error', 'line'));
  expect(said(20)).toHaveLength(20);
  expect(said(20)[0]).toContain('440402999999');
  expect(said(21)).toEqual([...said(20), '  … and 1 more.']);
  expect(said(0)).toEqual([]);
});

test('errors are not told as duplicates, nor duplicates as errors', () => {
  const of = { kind: 'line', otherLine: 2, name: '公园' } as const;
  const twice: RowVerdict = { line: 3, verdict: 'duplicate', name: '公园', of, distanceMeters: 0 };
  const same: RowVerdict = { line: 4, verdict: 'same', id: 'f1' };
  const verdicts = [...errors(2), twice, same];
  expect(toldOf(verdicts, 'error', 'line').count).toBe(2);
  expect(toldOf(verdicts, 'duplicate', 'line')).toEqual({
    count: 1,
    first: [expect.stringContaining('公园')],
  });
});

test('faults of the file come before errors of the plan, and all count', () => {
  const fault = {
    line: 9,
    key: 'name-missing',
    quoted: { line: 9, column: '名称', value: '', suggestion: '', lineIs: 'line' },
  };
  const told = together(toldFaults([fault], 30), toldOf(errors(25), 'error', 'line'));
  expect(told.count).toBe(55);
  expect(told.first).toHaveLength(20);
  expect(told.first[0]).toContain('9');
  expect(firstOf(told).at(-1)).toBe('  … and 35 more.');
});
