/** What the page about an office's table says to the server, and how it marks what comes back. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostKeepText, keepIn } from '../../server/http/facility-import-query.ts';
import { facilityColumns } from '../../server/ingest/tables/facility-columns.ts';
import { markColours, markShapes, verdicts } from '../../site/lib/import-marks.ts';
import { linesText, mostLinesText } from '../../site/lib/line-ranges.ts';
import { chinese, english } from './words-of.ts';

describe('lines as a query says them', () => {
  it('are single or stretches, in order, each once', () => {
    expect(linesText([])).toBe('');
    expect(linesText([5])).toBe('5');
    expect(linesText([12, 3, 9, 8, 5, 10, 11, 8])).toBe('3,5,8-12');
  });

  it('are read back by the server, whatever they are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 400 })), (lines) => {
        expect(keepIn({ keep: linesText(lines) })).toEqual(new Set(lines));
      }),
    );
  });

  it('may be as long as the server takes', () => {
    expect(mostLinesText).toBe(mostKeepText);
  });
});

describe('marks', () => {
  it('differ in shape, and in colours that are tested for every kind of vision', () => {
    expect(new Set(verdicts.map((verdict) => markShapes[verdict])).size).toBe(5);
    const colours = verdicts.map((verdict) => markColours[verdict]);
    // What stays as it is, is smaller and grey.
    expect(colours.toSorted()).toEqual([
      '--ink-quiet',
      '--place-0',
      '--place-1',
      '--place-2',
      '--place-3',
    ]);
  });
});

it.each([
  ['Chinese', chinese],
  ['English', english],
])('the empty table in %s has headers that are all recognised', (_, { t }) => {
  const headers = t('office.import-template-columns').split(',');
  const { ok, unused, problems } = facilityColumns(headers);
  expect([ok, unused, problems]).toEqual([true, [], []]);
});
