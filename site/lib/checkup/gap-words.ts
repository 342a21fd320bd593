/** What is said of one gap, and of people of whom nothing is certain. */
import type { ReportCategory, ReportGap } from '../../../server/contract/area-report.ts';
import type { Translator } from '../../i18n/translator.ts';
import { minuteWords, peopleWords } from './people-words.ts';

const mostNamed = 3;

/** Sentences about a gap, without its name. */
export function gapWords(gap: ReportGap, words: Translator): string[] {
  const { t } = words;
  const { people, meanMinutes, unreached, where } = gap;
  return [
    meanMinutes === null
      ? t('checkup.gap.none', { people: peopleWords(people, words) })
      : t('checkup.gap.minutes', {
          people: peopleWords(people, words),
          minutes: minuteWords(meanMinutes, words),
        }),
    unreached > 0 && meanMinutes !== null
      ? t('checkup.gap.unreached', { people: peopleWords(unreached, words) })
      : '',
    where.length > 0
      ? t('checkup.gap.where', {
          list: words.row(
            where
              .slice(0, mostNamed)
              .map(({ name, people: there }) =>
                t('checkup.verdict.entry', { name, people: peopleWords(there, words) }),
              ),
          ),
        })
      : '',
  ].filter(Boolean);
}

/** Why a category is unknown for some: one entry for each reason that there is. */
export function unknownWords(
  { unknownBecause }: Pick<ReportCategory, 'unknownBecause'>,
  words: Translator,
): string[] {
  return (['register', 'border', 'street'] as const)
    .filter((reason) => unknownBecause[reason] > 0)
    .map((reason) =>
      words.t(`checkup.unknown.${reason}`, { people: peopleWords(unknownBecause[reason], words) }),
    );
}
