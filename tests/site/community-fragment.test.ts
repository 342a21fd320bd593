import { expect, it } from 'vitest';
import { communityIn } from '../../site/lib/community-fragment.ts';

it('a fragment names a community by twelve digits, and by nothing else', () => {
  expect(communityIn('#community=449901100001')).toBe('449901100001');
  expect(communityIn('community=449901100001&x=1')).toBe('449901100001');
  for (const hash of ['', '#', '#community=44990110000', '#community=4499011000011'])
    expect([hash, communityIn(hash)]).toEqual([hash, null]);
  expect(communityIn('#community=javascript:1')).toBeNull();
});
