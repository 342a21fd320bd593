import type { ComesToArea, EssentialCoverage } from '../../../server/contract/coverage.ts';
import type { Translator } from '../../i18n/translator.ts';
import { peopleText, shareText } from './figure-words.ts';

/** 达标率 in a sentence. */
export const completeWords = ({ completeShare }: EssentialCoverage, words: Translator): string =>
  completeShare === null
    ? words.t('planner.complete-unknown')
    : words.t('planner.complete', { share: shareText(completeShare, words) });

/** People by how many categories of their set are inside for certain, most first. */
export const insideRows = ({ byInside }: EssentialCoverage, words: Translator): string[] =>
  byInside
    .filter(({ people }) => people > 0)
    .toSorted((a, b) => b.categories - a.categories)
    .map(({ categories, people }) =>
      words.plural('planner.inside-count', categories, { people: peopleText(people, words) }),
    );

/** By community, what comes to the door: “柳塘社区：家政（3 家）、维修（1 家）”. */
export function comesRows(
  comes: readonly ComesToArea[],
  nameOf: (code: string) => string,
  words: Translator,
): { readonly key: string; readonly text: string }[] {
  const { t, plural, row } = words;
  return comes
    .filter(({ categories }) => categories.length > 0)
    .map(({ code, name, categories }) => ({
      key: code,
      text: t('planner.comes-row', {
        name: name ?? code,
        list: row(
          categories.map((one) =>
            plural('planner.comes-one', one.providers, { category: nameOf(one.code) }),
          ),
        ),
      }),
    }));
}
