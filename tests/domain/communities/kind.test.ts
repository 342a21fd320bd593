import { expect, test } from 'vitest';
import { communityKind } from '../../../server/domain/communities/kind.ts';
import { officialList } from '../../fixtures/divided.ts';
import { oddCommunities } from './odd-communities.ts';

const communities = officialList.filter(({ level }) => level === 'community');
const kindOf = (code: string, name: string, officialCode: string | null = null) =>
  communityKind({ code, name, officialCode });

test('26,668 of 26,842 communities are told by the ending of their name', () => {
  const decided = communities.map(({ code, name }) => kindOf(code, name));
  const count = (kind: string) =>
    decided.filter((one) => one.because === 'ending' && one.kind === kind).length;
  expect([count('rural'), count('urban')]).toEqual([19_292, 7376]);
  expect(decided.filter(({ because }) => because === 'rule')).toHaveLength(174);
});

test.each(oddCommunities)('the rule $rule decides $names.length names: $kind', (group) => {
  for (const entry of group.names) {
    const [code, name] = entry.split(' ') as [string, string];
    expect([entry, kindOf(code, name)]).toEqual([
      entry,
      { kind: group.kind, because: 'rule', rule: group.rule },
    ]);
  }
});

test('the table of odd names is the whole of them', () => {
  const odd = communities.filter(({ code, name }) => kindOf(code, name).because === 'rule');
  const listed = oddCommunities.flatMap(({ names }) => [...names]).toSorted();
  expect(odd.map(({ code, name }) => `${code} ${name}`)).toEqual(listed);
});

test.each([
  ['440103001101', '翠洲社区居民委员会', '220', 'rural'],
  ['445381119201', '上赖村民委员会', '112', 'urban'],
])('an official code overrules the name: %s %s with %s is %s', (code, name, official, kind) => {
  expect(kindOf(code, name, official)).toEqual({ kind, because: 'official-code' });
});

test.each([
  ['199', 'urban'],
  ['200', 'rural'],
  ['399', 'rural'],
  ['400', 'urban'],
  ['499', 'urban'],
  ['500', 'rural'],
  ['599', 'rural'],
  ['600', 'urban'],
])('a number of %s alone says %s', (digits, kind) => {
  expect(kindOf(`440103001${digits}`, '某生活区').kind).toBe(kind);
});
