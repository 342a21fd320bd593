import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tidySteps, type RouteStep, type StepNote } from '../../server/network/route-steps.ts';

/** `name metres note`, a second a metre. */
const steps = (...lines: string[]): RouteStep[] =>
  lines.map((line) => {
    const [street, meters, note] = line.split(' ');
    const step = { street: street === '-' ? null : street!, note: (note as StepNote) ?? null };
    return { ...step, meters: Number(meters), seconds: Number(meters) };
  });
const told = (list: readonly RouteStep[]) =>
  list.map(({ street, meters, note }) =>
    [street ?? '-', meters, note].filter((word) => word !== null).join(' '),
  );

describe('steps of a way', () => {
  test.each<[string, string[], string[]]>([
    ['a street that is crossed is none', ['甲 100', '光龙巷 1', '乙 50'], ['甲 101', '乙 50']],
    ['under 8 m it is crossed', ['甲 100', '光龙巷 7.9', '乙 50'], ['甲 107.9', '乙 50']],
    ['8 m are walked', ['甲 100', '光龙巷 8', '乙 50'], ['甲 100', '光龙巷 8', '乙 50']],
    ['the longer neighbour takes it', ['甲 10', '丙 3', '乙 50'], ['甲 10', '乙 53']],
    ['one street before and after is one', ['甲 10', '丙 3', '甲 50'], ['甲 63']],
    ['two in a row go too', ['甲 10', '丙 3', '丁 4', '乙 50'], ['甲 13', '乙 54']],
    ['a short beginning and end stay', ['甲 1', '乙 50', '丙 2'], ['甲 1', '乙 50', '丙 2']],
    ['the same street goes on', ['甲 10', '甲 20', '乙 5'], ['甲 30', '乙 5']],
    [
      'what has a note stays',
      ['甲 10', '- 3 crossing', '乙 50', '- 2 steps', '乙 9'],
      ['甲 10', '- 3 crossing', '乙 50', '- 2 steps', '乙 9'],
    ],
    ['a plain street before a noted one', ['- 30 steps', '丙 3', '乙 5'], ['- 30 steps', '乙 8']],
    [
      'a noted one where there is no other',
      ['- 30 steps', '丙 3', '- 0 gate'],
      ['- 33 steps', '- 0 gate'],
    ],
    [
      'never a gate, a ferry or the way off the street',
      ['- 20 off-street', '丙 3', '- 9 off-street'],
      ['- 20 off-street', '丙 3', '- 9 off-street'],
    ],
    [
      'two gates with one name are two',
      ['甲 50', '东门 0 gate', '东门 0 gate', '乙 50'],
      ['甲 50', '东门 0 gate', '东门 0 gate', '乙 50'],
    ],
  ])('%s', (_title, before, after) => {
    expect(told(tidySteps(steps(...before)))).toEqual(told(steps(...after)));
  });

  test('keep the sums of metres and seconds, and leave what they were made of alone', () => {
    const step = fc.record({
      street: fc.constantFrom('甲', '乙', null),
      meters: fc.integer({ min: 0, max: 20 }),
      seconds: fc.integer({ min: 0, max: 30 }),
      note: fc.constantFrom<StepNote | null>(null, null, null, 'gate', 'steps', 'off-street'),
    });
    const sum = (list: readonly RouteStep[], of: 'meters' | 'seconds') =>
      list.reduce((total, each) => total + each[of], 0);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (before) => {
        const copy = structuredClone(before);
        const after = tidySteps(before);
        expect(before).toEqual(copy);
        expect(sum(after, 'meters')).toBe(sum(before, 'meters'));
        expect(sum(after, 'seconds')).toBe(sum(before, 'seconds'));
        // Tidying twice changes nothing.
        expect(tidySteps(after)).toEqual(after);
      }),
      { numRuns: 2000 },
    );
  });
});
