/** The command line of `npm run import-population`, and its refusals in words. */
import { describe, expect, test } from 'vitest';
import { parsePopulationArguments } from '../../scripts/population-arguments.ts';
import { refusalLines } from '../../scripts/population-report.ts';
import { refusalsInASentence } from '../fixtures/population-refusals.ts';

describe('the command line', () => {
  test.each([
    [[], 'Expected one file, got 0.'],
    [['a.csv'], '--region must be'],
    [['a.csv', '--region', 'A b'], 'got "A b"'],
    [['a.csv', 'b.csv', '--region', 'a'], 'Expected one file, got 2.'],
    [
      ['a.csv', '--region', 'a', '--grain', '0'],
      '--grain must be metres from 1 to 100000, got "0".',
    ],
    [['a.csv', '--region', 'a', '--grain', '100001'], 'got "100001"'],
    [['a.csv', '--region', 'a', '--crs', 'utm'], '--crs must be one of'],
    [['a.csv', '--region', 'a', '--source', ' '], '--source must be 1 to 200 characters, got 0.'],
    [['a.csv', '--region', 'a', '--source', 'x'.repeat(201)], 'got 201.'],
    [['a.csv', '--region', 'a', '--from-register'], '--from-register takes no file, got "a.csv".'],
    [['a.csv', '--region', 'a', '--remove'], '--remove takes only a region, got "a.csv" too.'],
    [['--region', 'a', '--remove', '--dry-run'], 'got "dry-run" too.'],
    [['a.csv', '--region', 'a', '--no-such'], "Unknown option '--no-such'"],
  ])('%j is refused: %s', (args, sentence) => {
    const withRegion = args.length === 0 ? ['--region', 'a'] : args;
    expect(() => parsePopulationArguments(withRegion)).toThrow(sentence);
  });

  test('takes what is at its limits', () => {
    const asked = ['a.csv', '--region', 'a', '--grain', '100000', '--source', 'x'.repeat(200)];
    expect(parsePopulationArguments(asked)).toMatchObject({ grainMeters: 100_000, crs: 'wgs84' });
    expect(parsePopulationArguments([...asked.slice(0, 3), '--grain', '1'])).toMatchObject({
      grainMeters: 1,
      source: null,
    });
  });
});

test('every refusal is one sentence', () => {
  for (const refusal of refusalsInASentence) {
    const lines = refusalLines(refusal);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[A-Z0-9].*\.$|^[A-Z0-9].*\)\.$/);
    // Splitting a file would not help: the second half would replace the first.
    expect(lines[0]).not.toMatch(/undefined|NaN|\.\.|split/);
  }
});
