import { describe, expect, test } from 'vitest';
import normsFile from '../../../data/norms.json' with { type: 'json' };
import type { CommunityInput } from '../../../server/domain/scorecard/input.ts';
import { readScorecardNorms, type PublishedNorm } from '../../../server/domain/scorecard/norms.ts';
import { criteria } from '../../../server/domain/scorecard/criteria.ts';
import { rollUp } from '../../../server/domain/scorecard/roll-up.ts';
import { sixInOneCodes, type SixInOne } from '../../../server/domain/scorecard/six-in-one.ts';
import { reasonCodes, rowCodes } from '../../../server/texts/figures.ts';
import { rowReasons } from '../../../server/contract/scorecard.ts';
import { emptyCommunity } from './empty-community.ts';

const norms = readScorecardNorms(normsFile.norms as PublishedNorm[]);

function rolled(
  communities: Partial<CommunityInput>[],
  more: Partial<Parameters<typeof rollUp>[0]> = {},
) {
  return rollUp({
    communities: communities.map((given, i) => ({
      ...emptyCommunity,
      code: `44040200100${i}`,
      ...given,
    })),
    halls: [],
    norms,
    isInDelta: () => true,
    sixInOne: () => ({ six: six(0, 0), isOpen: false }),
    evaluationOf: () => null,
    ...more,
  });
}

/** So many of the six present, so many surely missing, the rest unknown. */
function six(present: number, missing: number): SixInOne {
  const entries = sixInOneCodes.map((code, i) => {
    const state = i < present ? 'met' : i < present + missing ? 'not-met' : 'no-data';
    return { code, state, why: null, nearestMinutes: null, facility: null } as const;
  });
  return { entries, present, missing };
}

const rowOf = (found: ReturnType<typeof rollUp>, code: string) => {
  const { met, notMet, noData, notComputed: open } = found.rows.find((row) => row.code === code)!;
  return [met, notMet, noData, open];
};
const averageOf = (found: ReturnType<typeof rollUp>, code: string) => {
  const { state, value, counted, missing } = found.averages.find((row) => row.code === code)!;
  return [state, value, counted, missing];
};

describe('counts', () => {
  test('met, not met and without data are told apart', () => {
    const found = rolled([{ committeeMembers: 7 }, { committeeMembers: 6 }, {}, {}]);
    expect(rowOf(found, 'committee')).toEqual([1, 1, 2, 0]);
    expect(rowOf(found, 'volunteers')).toEqual([0, 0, 4, 0]);
  });

  test('women count in villages only', () => {
    const found = rolled([{ kind: 'rural', committeeWomen: 1 }, { committeeWomen: 0 }]);
    expect(rowOf(found, 'committee-women')).toEqual([1, 0, 0, 0]);
  });

  test('six-in-one: all present, one surely missing, and not known', () => {
    const facts = [six(6, 0), six(5, 1), six(5, 0), six(0, 0)];
    let i = 0;
    const found = rolled([{}, {}, {}, {}], {
      sixInOne: () => ({ six: facts[i]!, isOpen: i++ === 3 }),
    });
    expect(rowOf(found, 'six-in-one')).toEqual([1, 1, 2, 1]);
    expect(rowOf(found, 'six-in-one-green')).toEqual([1, 1, 2, 1]);
    expect(found.notComputed).toBe(1);
  });

  test('halls of streets and towns are counted by their own norms', () => {
    const found = rolled([], {
      halls: [
        { name: '甲街道', squareMeters: 300 },
        { name: '乙街道', squareMeters: null },
        { name: '丙镇', squareMeters: 300 },
        { name: '丁农场', squareMeters: 10 },
      ],
    });
    expect(rowOf(found, 'hall-street')).toEqual([1, 0, 1, 0]);
    expect(rowOf(found, 'hall-town')).toEqual([0, 1, 0, 0]);
  });
});

describe('averages', () => {
  test.each([
    [[4, 6], 'met', 5],
    [[4, 5], 'not-met', 4.5],
    // A third of 14 is 4.666…
    [[4, 5, 5], 'not-met', 4.66],
  ] as const)('organisations %j: %s at %s', (figures, state, value) => {
    const found = rolled([...figures.map((socialOrganisations) => ({ socialOrganisations })), {}]);
    expect(averageOf(found, 'organisations-average')).toEqual([state, value, figures.length, 1]);
  });

  test('certified household workers: of all workers together, not the mean of shares', () => {
    const found = rolled([
      { certifiedHouseholdWorkers: 10, householdWorkers: 10 },
      { certifiedHouseholdWorkers: 109, householdWorkers: 190 },
      { certifiedHouseholdWorkers: 5 },
    ]);
    // 119 of 200 is 59.5 %; the mean of the shares would be 78.7 %.
    expect(averageOf(found, 'household-workers-certified')).toEqual(['not-met', 59.5, 2, 1]);
  });

  test('community sites: 4 of 5 is enough, 3 of 4 is not', () => {
    const sites = (...has: boolean[]) => rolled(has.map((hasSite) => ({ hasSite })));
    expect(averageOf(sites(true, true, true, true, false), 'community-sites')[0]).toBe('met');
    expect(averageOf(sites(true, true, true, false), 'community-sites')[0]).toBe('not-met');
  });

  test('property management is judged within the delta only', () => {
    const given = [{ propertyManagedDwellings: 90, dwellings: 100 }, {}];
    const inside = rolled(given);
    expect(averageOf(inside, 'property-management-share')).toEqual(['met', 90, 1, 1]);
    const outside = rolled(given, { isInDelta: () => false });
    expect(outside.averages.some(({ code }) => code === 'property-management-share')).toBe(false);
  });

  test.each([
    [899, 'not-met'],
    [900, 'met'],
  ] as const)('%s of 1,000 dwellings under management: %s', (propertyManagedDwellings, state) => {
    const found = rolled([{ propertyManagedDwellings, dwellings: 1000 }]);
    expect(averageOf(found, 'property-management-share')[0]).toBe(state);
  });

  test('what is judged as an average is not counted by community as well', () => {
    const figures = { socialOrganisations: 6, propertyManagedDwellings: 1, dwellings: 1 };
    const codes = rolled([figures]).rows.map(({ code }) => code);
    for (const code of ['organisations', 'household-workers', 'property-management'])
      expect(codes).not.toContain(code);
  });

  test('without any figure there is no average', () => {
    expect(averageOf(rolled([{}]), 'organisations-average')).toEqual(['no-data', null, 0, 1]);
  });
});

test('every row and every reason has its words', () => {
  const found = rolled([{ kind: 'rural' }], {
    halls: [
      { name: '甲街道', squareMeters: 1 },
      { name: '乙镇', squareMeters: 1 },
    ],
  });
  const own = criteria.map(({ code }) => ({ code }));
  const codes = [...found.rows, ...found.averages, ...own].map(({ code }) => code);
  expect(codes.filter((code) => !rowCodes.includes(code))).toEqual([]);
  expect(rowCodes.filter((code) => !codes.includes(code))).toEqual([]);
  expect([...rowReasons].toSorted()).toEqual(
    reasonCodes.filter((code) => code !== 'met').toSorted(),
  );
});
