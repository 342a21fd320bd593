import { describe, expect, test } from 'vitest';
import type { CategoryInCircle } from '../../server/contract/circle.ts';
import { bookLink, broughtInstead, comesWords } from '../../site/lib/comes.ts';
import { chinese as zh, english as en } from './words-of.ts';

describe('who comes is told apart from what lies inside', () => {
  test.each([
    ['gap', 3, 15, '15 分钟内没有；3 家可上门', 'None within 15 minutes; 3 providers come to you'],
    ['gap', 1, 30, '半小时内没有；1 家可上门', 'None within half an hour; 1 provider comes to you'],
    // Where nobody knows what lies inside, nothing is said of it.
    ['unknown', 2, 15, '2 家可上门', '2 providers come to you'],
    ['covered', 1, 15, '另有 1 家可上门', '1 provider also comes to you'],
  ] as const)('%s, %i providers within %i minutes', (state, providers, minutes, inZh, inEn) => {
    expect(comesWords(state, providers, minutes, zh)).toBe(inZh);
    expect(comesWords(state, providers, minutes, en)).toBe(inEn);
  });
});

test('brought instead is what is essential and not inside, and nothing else', () => {
  const category = (code: string, essential: boolean, state: CategoryInCircle['state']) =>
    ({ code, essential, state }) as CategoryInCircle;
  const categories = [
    category('repair', true, 'gap'),
    category('laundry', true, 'unknown'),
    category('health', true, 'covered'),
    category('eldercare', false, 'gap'),
    category('post', true, 'gap'),
  ];
  const comes = (code: string) => (code === 'post' ? undefined : { providers: 1, kinds: [code] });
  expect(broughtInstead(categories, comes).map(({ code }) => code)).toEqual(['repair', 'laundry']);
});

test('the way to the booking keeps the door behind the #', () => {
  expect(bookLink('zh-CN', [112.94, 23.48], 'home-repair')).toBe(
    '/book/#step=who&kind=home-repair&at=112.94,23.48',
  );
  expect(bookLink('en', [112.94, 23.48], null)).toBe('/en/book/#at=112.94,23.48');
});
