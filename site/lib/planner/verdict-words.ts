import type { Coverage } from '../../../server/contract/coverage.ts';
import type { Translator } from '../../i18n/translator.ts';
import { minutesText, peopleText, shareText } from './figure-words.ts';

export interface VerdictLine {
  readonly state: 'covered' | 'gap' | 'unknown' | 'plain';
  readonly text: string;
}

/** The answer in sentences, the one that matters most first: who is left out, who is inside, of whom nothing can be said. */
export function verdictLines(
  coverage: Coverage,
  nameOf: (category: string) => string,
  words: Translator,
): VerdictLine[] {
  const { t } = words;
  const { total, category, limits } = coverage;
  const name = goalOf(coverage, nameOf, words);
  const set = category === 'essential';
  const limit =
    limits.urbanMinutes === limits.ruralMinutes
      ? t('planner.limit-one', { minutes: limits.urbanMinutes })
      : t('planner.limit-two', { urban: limits.urbanMinutes, rural: limits.ruralMinutes });
  if (total.people === null) return [{ state: 'unknown', text: t('planner.no-population') }];
  if (total.people === 0) return [{ state: 'unknown', text: t('planner.nobody') }];
  const of = (people: number) => ({
    people: peopleText(people, words),
    share: shareText(people / total.people!, words),
    category: name,
    limit,
  });
  const lines: VerdictLine[] = [];
  if (total.gap > 0)
    lines.push({
      state: 'gap',
      text: t(set ? 'planner.verdict-set-gap' : 'planner.verdict-gap', of(total.gap)),
    });
  if (total.covered > 0)
    lines.push({
      state: 'covered',
      text: t(set ? 'planner.verdict-set-covered' : 'planner.verdict-covered', of(total.covered)),
    });
  if (total.unknown > 0)
    lines.push({ state: 'unknown', text: t('planner.verdict-unknown', of(total.unknown)) });
  return lines;
}

/** What one must know beside the figures, without what the page says itself. */
export const notesOf = ({ notes }: Pick<Coverage, 'notes'>, { lang }: Translator): string[] =>
  notes
    .filter(({ code }) => code !== 'no-population' && code !== 'no-communities')
    .map(({ zh, en }) => (lang === 'en' ? en : zh));

/** What is to be reached: one of a category, or two or three of it. */
function goalOf(
  { category, choice }: Coverage,
  nameOf: (category: string) => string,
  { t }: Translator,
): string {
  const name = nameOf(category);
  return choice === 1 ? name : t(`planner.goal-${choice as 2 | 3}`, { category: name });
}

/** “90% 的人 11 分钟内到得了诊所”, for each share that the answer knows. */
export function percentileLines(
  coverage: Coverage,
  nameOf: (category: string) => string,
  words: Translator,
): string[] {
  const { percentiles, category, total } = coverage;
  if (total.people === null || total.people === 0 || category === 'essential') return [];
  const goal = goalOf(coverage, nameOf, words);
  // Once fewer have any way there, a larger share has none either: said once.
  const first = percentiles.findIndex(({ minutes }) => minutes === null);
  if (first === 0) return [];
  const said = first < 0 ? percentiles : percentiles.slice(0, first + 1);
  return said.map(({ share, minutes }) =>
    minutes === null
      ? words.t('planner.percentile-none', { share: shareText(share, words), category: goal })
      : words.t('planner.percentile', {
          share: shareText(share, words),
          minutes: minutesText(minutes, words),
          category: goal,
        }),
  );
}
