import { describe, expect, test } from 'vitest';
import { stepFrom } from '../../site/lib/compass.ts';
import { reportedChanges } from '../../site/lib/reported-change.ts';
import type { Position } from '../../site/lib/view-state.ts';

const gate: Position = [112.94, 23.48];
const back = stepFrom(gate, 'e', 200);
const near = (meters: number) => stepFrom(gate, 'n', meters);

describe('what an office can take over', () => {
  test('of “moved”: each place, the newest unless another is chosen', () => {
    const found = reportedChanges('moved', [near(300), back], []);
    expect(found.preferred).toBe(0);
    expect(found.choices.map(({ apply }) => apply)).toEqual([
      { position: near(300) },
      { position: back },
    ]);
  });

  test.each([
    [29, 0],
    [31, null],
  ])(
    'of a locked gate %i m from an entrance: entrance %s goes, the others stay',
    (meters, which) => {
      const found = reportedChanges('gate-locked', [near(meters)], [gate, back]);
      expect(found.preferred).toBe(which);
      expect(found.choices).toEqual([
        { at: gate, apply: { entrances: [back] } },
        { at: back, apply: { entrances: [gate] } },
      ]);
    },
  );

  test('nothing where nobody pointed, where the only entrance is locked, and of other reports', () => {
    const nothing = { choices: [], preferred: null };
    expect(reportedChanges('moved', [], [])).toEqual(nothing);
    expect(reportedChanges('gate-locked', [gate], [gate])).toEqual(nothing);
    expect(reportedChanges('closed', [gate], [gate, back])).toEqual(nothing);
  });
});
