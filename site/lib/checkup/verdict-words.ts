/** The verdict of a report in words: one line that says it, and the sentences below it. */
import type { AreaReport } from '../../../server/contract/area-report.ts';
import type { Translator } from '../../i18n/translator.ts';
import { fewKinds } from './few-words.ts';
import { peopleWords, shareWords } from './people-words.ts';

export interface VerdictWords {
  readonly title: string;
  readonly sentences: readonly string[];
}

const longestList = 5;

/** @param nameOf name of a category by its code */
export function verdictWords(
  report: AreaReport,
  words: Translator,
  nameOf: (code: string) => string,
): VerdictWords {
  const { t } = words;
  const { verdict, sources } = report;
  const { people } = verdict;
  const ground = groundSentences(report, words);
  if (people === null)
    return {
      title: t('checkup.verdict.unknown'),
      sentences: [
        t(sources.population ? 'checkup.verdict.nobody' : 'checkup.verdict.no-population'),
        ...ground,
      ],
    };
  const share = (part: number) => ({
    count: peopleWords(part, words),
    share: shareWords(part, people, words),
  });
  const gapOf = new Map(report.categories.map(({ code, gap }) => [code, gap]));
  const listed = (codes: readonly string[], each: (code: string) => string) =>
    fewKinds(codes.map(each), longestList, words);
  const withPeople = (code: string) =>
    t('checkup.verdict.entry', {
      name: nameOf(code),
      people: peopleWords(gapOf.get(code) ?? 0, words),
    });
  const titles = {
    covered: () => t('checkup.verdict.covered'),
    gap: () => t('checkup.verdict.gap', { people: peopleWords(verdict.incomplete, words) }),
    unknown: () => t('checkup.verdict.unknown'),
  };
  return {
    title: titles[verdict.state](),
    sentences: [
      t('checkup.verdict.of', { people: peopleWords(people, words) }),
      verdict.complete > 0 && t('checkup.verdict.complete', share(verdict.complete)),
      verdict.incomplete > 0 && t('checkup.verdict.incomplete', share(verdict.incomplete)),
      verdict.unknown > 0 && t('checkup.verdict.open', share(verdict.unknown)),
      verdict.gap.length > 0 &&
        t('checkup.verdict.missing', { list: listed(verdict.gap, withPeople) }),
      verdict.unknownCategories.length > 0 &&
        t('checkup.verdict.unsure', { list: listed(verdict.unknownCategories, nameOf) }),
      verdict.covered.length > 0 &&
        t('checkup.verdict.had', { list: words.row(verdict.covered.map(nameOf)) }),
      ...ground,
    ].filter((sentence) => sentence !== false),
  };
}

function groundSentences({ sources, level }: AreaReport, { t }: Translator): string[] {
  const { communities, onMap } = sources.ground;
  if (level === 'community' || onMap >= communities) return [];
  return [t('checkup.verdict.ground', { communities, onMap })];
}
