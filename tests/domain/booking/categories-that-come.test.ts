import { expect, test } from 'vitest';
import { categoriesThatCome } from '../../../server/domain/booking/categories-that-come.ts';
import { serviceKinds } from '../../fixtures/http-world.ts';

const coming = (...pairs: string[]) =>
  pairs.map((pair) => {
    const [serviceKind, provider] = pair.split(' ') as [string, string];
    return { serviceKind, provider };
  });

test('a provider counts once for a category, whatever the number of its offerings', () => {
  expect(
    categoriesThatCome(
      serviceKinds,
      coming('home-repair a', 'home-nursing b', 'home-repair a', 'home-repair c'),
    ),
  ).toEqual([
    { category: 'health', kinds: ['home-nursing'], providers: ['b'] },
    { category: 'repair', kinds: ['home-repair'], providers: ['a', 'c'] },
  ]);
});

test('several kinds of a category come in its place together', () => {
  const one = serviceKinds.find(({ code }) => code === 'home-repair')!;
  const kinds = [one, { ...one, code: 'locksmith' }];
  expect(categoriesThatCome(kinds, coming('locksmith a', 'home-repair a', 'locksmith b'))).toEqual([
    { category: 'repair', kinds: ['home-repair', 'locksmith'], providers: ['a', 'b'] },
  ]);
});

test('what belongs to no category, and what one goes to, stands in for none', () => {
  expect(
    categoriesThatCome(serviceKinds, coming('patient-care a', 'clinic-appointment b')),
  ).toEqual([]);
});
