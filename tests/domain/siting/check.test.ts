import { describe, expect, it } from 'vitest';
import { MAX_POINT_WEIGHT, MAX_SECONDS } from '../../../server/domain/siting/check.ts';
import { findSites } from '../../../server/domain/siting/find-sites.ts';
import type { SitingQuestion, SitingWorld } from '../../../server/domain/siting/world.ts';
import { worldOf } from './worlds.ts';

const world = worldOf([
  [10, 20, null],
  [null, 10, 20],
]);
const question: SitingQuestion = { kind: 'cover-most', limitSeconds: 15, sites: 1 };
const asked = (more: Partial<SitingWorld>, other: SitingQuestion = question) =>
  findSites({ ...world, ...more }, other);

describe('a world that cannot be right is refused', () => {
  it.each<[string, Partial<SitingWorld>, object]>([
    ['no points', { weights: [] }, { reason: 'no-points' }],
    ['nobody lives there', { weights: [0, 0] }, { reason: 'no-people' }],
    ['people below 0', { weights: [1, -1] }, { reason: 'bad-weight', point: 1, weight: -1 }],
    ['people that are no number', { weights: [NaN, 1] }, { reason: 'bad-weight', point: 0 }],
    [
      'more people than a point can hold',
      { weights: [1, MAX_POINT_WEIGHT + 1] },
      { reason: 'bad-weight', point: 1, weight: MAX_POINT_WEIGHT + 1 },
    ],
    ['no candidates', { candidates: 0 }, { reason: 'no-candidates' }],
    [
      'a point that is not there',
      { pairs: { points: [2], candidates: [0], seconds: [1] } },
      { reason: 'bad-pair', pair: 0 },
    ],
    [
      'a candidate that is not there',
      { pairs: { points: [0, 0], candidates: [0, 3], seconds: [1, 1] } },
      { reason: 'bad-pair', pair: 1 },
    ],
    [
      'seconds below 0',
      { pairs: { points: [0], candidates: [0], seconds: [-1] } },
      { reason: 'bad-pair', pair: 0 },
    ],
    [
      'more than a week of seconds',
      { pairs: { points: [0], candidates: [0], seconds: [MAX_SECONDS + 1] } },
      { reason: 'bad-pair', pair: 0 },
    ],
    [
      'columns of unequal length',
      { pairs: { points: [0], candidates: [0], seconds: [] } },
      { reason: 'lengths-differ' },
    ],
    ['too few costs', { costs: [1, 1] }, { reason: 'lengths-differ' }],
    ['a cost below 0', { costs: [1, -2, 1] }, { reason: 'bad-cost', candidate: 1, cost: -2 }],
    ['an existing site that is not there', { existing: [3] }, { reason: 'bad-existing' }],
  ])('%s', (_, more, refusal) => {
    expect(asked(more)).toMatchObject({ ok: false, ...refusal });
  });

  it.each<[string, Partial<SitingWorld>]>([
    ['as many people as a point can hold', { weights: [0, MAX_POINT_WEIGHT] }],
    ['seconds of 0', { pairs: { points: [0], candidates: [0], seconds: [0] } }],
    ['a week of seconds', { pairs: { points: [0], candidates: [0], seconds: [MAX_SECONDS] } }],
    ['no pairs at all', { pairs: { points: [], candidates: [], seconds: [] } }],
    ['a site that costs nothing', { costs: [0, 0, 0] }],
    ['an existing site named twice', { existing: [0, 0] }],
  ])('but not %s', (_, more) => {
    expect(asked(more)).toMatchObject({ ok: true });
  });
});

describe('a question that has no answer is refused', () => {
  it.each<[string, SitingQuestion, object]>([
    ['4 sites of 3', { ...question, sites: 4 }, { sites: 4, candidates: 3 }],
    ['no site', { ...question, sites: 0 }, { reason: 'bad-sites' }],
    ['half a site', { kind: 'least-worst', sites: 1.5 }, { reason: 'bad-sites', sites: 1.5 }],
    ['a limit of 0', { ...question, limitSeconds: 0 }, { reason: 'bad-limit', seconds: 0 }],
    [
      'a mean that nobody is beyond',
      { kind: 'least-mean', beyondSeconds: NaN, sites: 1 },
      { reason: 'bad-limit' },
    ],
    [
      'a budget below every cost',
      { kind: 'cover-most', limitSeconds: 15, budget: 0.5 },
      { reason: 'budget-below-every-cost', budget: 0.5, cheapest: 1 },
    ],
    [
      'a budget of 0',
      { kind: 'cover-most', limitSeconds: 15, budget: 0 },
      { reason: 'bad-budget', budget: 0 },
    ],
    [
      'a cover of who is near nothing: it says who',
      { kind: 'cover-all', limitSeconds: 9 },
      { reason: 'out-of-reach', points: [0, 1] },
    ],
  ])('%s', (_, other, refusal) => {
    expect(asked({}, other)).toMatchObject({ ok: false, ...refusal });
  });

  it('existing sites are no candidates', () => {
    expect(asked({ existing: [0, 1] }, { ...question, sites: 2 })).toMatchObject({
      reason: 'more-sites-than-candidates',
      sites: 2,
      candidates: 1,
    });
    expect(asked({ existing: [0, 1] })).toMatchObject({ ok: true });
  });

  it('a cover names only those who are out of reach, and nobody is not', () => {
    const near = worldOf([[5], [null], [null]], { weights: [1, 1, 0] });
    expect(findSites(near, { kind: 'cover-all', limitSeconds: 9 })).toEqual({
      ok: false,
      reason: 'out-of-reach',
      points: [1],
    });
    expect(findSites(near, { kind: 'least-worst', sites: 1 })).toMatchObject({ points: [1] });
  });

  it('one site that is listed for all does not exist: two are needed', () => {
    const apart = worldOf([
      [1, null],
      [null, 1],
    ]);
    expect(findSites(apart, { kind: 'least-worst', sites: 1 })).toEqual({
      ok: false,
      reason: 'too-few-sites',
      sites: 1,
      needed: 2,
    });
    expect(findSites(apart, { kind: 'least-worst', sites: 2 })).toMatchObject({ value: 1 });
  });
});
