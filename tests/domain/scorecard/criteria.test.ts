import { describe, expect, test } from 'vitest';
import normsFile from '../../../data/norms.json' with { type: 'json' };
import { criteria } from '../../../server/domain/scorecard/criteria.ts';
import { judgeHall } from '../../../server/domain/scorecard/hall.ts';
import type { CommunityInput } from '../../../server/domain/scorecard/input.ts';
import { readScorecardNorms, type PublishedNorm } from '../../../server/domain/scorecard/norms.ts';
import { emptyCommunity } from './empty-community.ts';

const published = normsFile.norms as PublishedNorm[];
const norms = readScorecardNorms(published);

function judge(code: string, given: Partial<CommunityInput>) {
  const criterion = criteria.find((one) => one.code === code)!;
  const { state, why, value } = criterion.judge({ ...emptyCommunity, ...given }, norms, null);
  return [state, why, value];
}

describe('square metres per 100 households', () => {
  test.each([
    // 207 households need 41.4 m²: in floating point 41.4 × 100 is more than 4140.
    ['urban', 41.4, 207, 'met', null, 20],
    ['urban', 41.39, 207, 'not-met', 'below-norm', 19.99],
    ['rural', 41.4, 207, 'not-met', 'not-above-norm', 20],
    ['rural', 41.41, 207, 'met', null, 20],
    ['rural', 41.39, 207, 'not-met', 'below-norm', 19.99],
    ['urban', 0, 207, 'not-met', 'below-norm', 0],
    ['urban', 60, 0, 'no-data', 'no-households', null],
    ['urban', 60, null, 'no-data', 'figure-missing', null],
    ['urban', null, 300, 'no-data', 'figure-missing', null],
  ] as const)(
    'indoors, %s: %s m² for %s households is %s',
    (kind, meters, households, ...expected) => {
      expect(judge('indoor-area', { kind, indoorSquareMeters: meters, households })).toEqual(
        expected,
      );
    },
  );

  test.each([
    ['urban', 90, 'met'],
    ['urban', 89.99, 'not-met'],
    ['rural', 90, 'not-met'],
    ['rural', 90.01, 'met'],
  ] as const)('outdoors, %s: %s m² for 300 households is %s', (kind, meters, state) => {
    const given = { kind, outdoorSquareMeters: meters, households: 300 };
    expect(judge('outdoor-area', given)[0]).toBe(state);
  });
});

describe('people', () => {
  test.each([
    ['urban', 6, 'not-met', 'below-norm'],
    ['urban', 7, 'met', null],
    ['urban', 9, 'met', null],
    ['urban', 10, 'not-met', 'above-norm'],
    ['rural', 2, 'not-met', 'below-norm'],
    ['rural', 3, 'met', null],
    ['rural', 7, 'met', null],
    ['rural', 8, 'not-met', 'above-norm'],
    ['rural', null, 'no-data', 'figure-missing'],
  ] as const)('a committee, %s, of %s is %s', (kind, committeeMembers, state, why) => {
    expect(judge('committee', { kind, committeeMembers })).toEqual([state, why, committeeMembers]);
  });

  test('women are asked for on village committees only', () => {
    expect(judge('committee-women', { kind: 'rural', committeeWomen: 0 })[0]).toBe('not-met');
    expect(judge('committee-women', { kind: 'rural', committeeWomen: 1 })[0]).toBe('met');
    const criterion = criteria.find(({ code }) => code === 'committee-women')!;
    expect(criterion.applies!({ ...emptyCommunity, kind: 'urban' }, false)).toBe(false);
  });

  test.each([
    [300, 1, 'met', 300],
    [301, 1, 'not-met', 301],
    [900, 3, 'met', 300],
    // 901 / 3 is 300.33…: rounded up, so that it never reads as 300.
    [901, 3, 'not-met', 300.34],
    [100, 0, 'not-met', null],
    [0, 2, 'no-data', null],
  ] as const)('%s households and %s full-time workers: %s', (households, workers, state, value) => {
    const found = judge('households-per-worker', { households, fullTimeWorkers: workers });
    expect([found[0], found[2]]).toEqual([state, value]);
  });

  test.each([
    ['urban', 2, 'not-met'],
    ['urban', 3, 'met'],
    ['rural', 0, 'not-met'],
    ['rural', 1, 'met'],
  ] as const)('%s with %s social workers: %s', (kind, socialWorkers, state) => {
    expect(judge('social-workers', { kind, socialWorkers })[0]).toBe(state);
  });

  test.each([
    [99, 1000, 'not-met', 9.9],
    [100, 1000, 'met', 10],
    // 33 of 331 is 9.96…, which tenths would call 10.
    [33, 331, 'not-met', 9.96],
    [1, 0, 'no-data', null],
    [null, 1000, 'no-data', null],
  ] as const)(
    '%s volunteers among %s residents: %s',
    (registeredVolunteers, residents, state, value) => {
      const found = judge('volunteers', { registeredVolunteers, residents });
      expect([found[0], found[2]]).toEqual([state, value]);
    },
  );

  test.each([
    [299, 'not-met'],
    [300, 'met'],
  ] as const)('%s of 1,000 residents took part: %s', (participantsThisYear, state) => {
    expect(judge('participation', { participantsThisYear, residents: 1000 })[0]).toBe(state);
  });
});

test.each([
  ['urban', 79.99, 'not-met'],
  ['urban', 80, 'met'],
  ['rural', 49.99, 'not-met'],
  ['rural', 50, 'met'],
] as const)('online items, %s: %s per cent is %s', (kind, onlineItemsPercent, state) => {
  expect(judge('online-items', { kind, onlineItemsPercent })[0]).toBe(state);
});

test('what the plan sets for an average is shown and not judged for one community', () => {
  expect(judge('organisations', { socialOrganisations: 1 })).toEqual([
    'not-judged',
    'judged-as-average',
    1,
  ]);
  expect(judge('organisations', {})[0]).toBe('no-data');
  const managed = { propertyManagedDwellings: 1, dwellings: 1000 };
  expect(judge('property-management', managed)).toEqual(['not-judged', 'judged-as-average', 0.1]);
  const certified = { certifiedHouseholdWorkers: 1, householdWorkers: 2 };
  expect(judge('household-workers', certified)).toEqual(['not-judged', 'judged-as-average', 50]);
});

test.each([
  [4, 20, 79, 'no-data', null],
  [5, 25, 99, 'not-met', 3.96],
  [5, 25, 100, 'met', 4],
] as const)(
  'an evaluation by %s people: %s scores that sum to %s: %s',
  (count, scores, sum, state, value) => {
    const criterion = criteria.find(({ code }) => code === 'evaluation')!;
    const found = criterion.judge(emptyCommunity, norms, { answers: count, scores, sum });
    expect([found.state, found.value]).toEqual([state, value]);
  },
);

test.each([
  ['沙面街道', 299.99, 'hall-street', 'not-met'],
  ['沙面街道', 300, 'hall-street', 'met'],
  ['龙湾镇', 499.99, 'hall-town', 'not-met'],
  ['龙湾镇', 500, 'hall-town', 'met'],
  ['三排瑶族乡', 500, 'hall-town', 'met'],
  ['沙面街道', null, 'hall-street', 'no-data'],
] as const)('the hall of %s with %s m² (%s): %s', (name, squareMeters, code, state) => {
  expect(judgeHall(name, squareMeters, norms)).toMatchObject({ code, state });
});

test('a farm or a prison of that level has no hall to be judged', () => {
  expect(judgeHall('曙光农场', 100, norms)).toBeNull();
});

test('every norm of the scorecard stands in the data with a clause, or is an assumption with its reason', () => {
  for (const { code, clause } of Object.values(norms)) {
    const entry = published.find((one) => one.code === code)!;
    expect([code, (clause ?? entry.reason?.zh ?? '') !== '']).toEqual([code, true]);
  }
  const without = published.filter(({ code }) => code !== 'organisations');
  expect(() => readScorecardNorms(without)).toThrow('norm "organisations" is missing');
});
