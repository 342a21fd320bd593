import { expect, test } from 'vitest';
import type { RegionAnswer } from '../../server/contract/region.ts';
import { asksForLastPlace, fromLastPlace } from '../../site/lib/from-last-place.ts';
import type { LastCircle } from '../../site/lib/last-circle.ts';
import { aCircle } from './a-circle.ts';

const last: LastCircle = {
  circle: aCircle({}),
  view: { position: [113.5, 22.3], profile: 'elder' },
  region: { id: 'town' } as RegionAnswer,
  keptAt: '2026-03-04T02:00:00Z',
};

test('a link to a place begins where one asked last, at the same pace', () => {
  const view = { profile: 'walk', facility: 'n1', region: 'town' } as const;
  expect(asksForLastPlace(view)).toBe(true);
  expect(fromLastPlace(view, last)).toEqual({
    ...view,
    position: [113.5, 22.3],
    profile: 'elder',
  });
  expect(fromLastPlace({ ...view, profile: 'pram' }, last).profile).toBe('pram');
});

test.each([
  ['says its start', { profile: 'walk', facility: 'n1', position: [113.6, 22.4] }],
  ['leads to no place', { profile: 'walk' }],
  ['leads into another region', { profile: 'walk', facility: 'n1', region: 'city' }],
] as const)('a link that %s stays as it is', (_, view) => {
  expect(fromLastPlace(view, last)).toEqual(view);
});

test('without a last circle nothing is added', () => {
  const view = { profile: 'walk', facility: 'n1' } as const;
  expect(fromLastPlace(view, null)).toEqual(view);
});
