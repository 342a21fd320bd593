import type { Compare, Difference } from '../../../../server/contract/compare.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { decimalText, minutesText, peopleText } from '../figure-words.ts';
import type { VerdictLine } from '../verdict-words.ts';

/** Below this, rounding makes nobody. */
const nobody = 0.05;

/** What the scenario does to people in all, what matters most first. */
export function differenceLines(
  { total, category }: Pick<Compare, 'total' | 'category'>,
  nameOf: (category: string) => string,
  words: Translator,
): VerdictLine[] {
  const { t } = words;
  const { before, after, gained, lost } = total;
  const name = nameOf(category);
  if (before.people === null)
    return [{ state: 'unknown', text: t('planner.what-if.no-population') }];
  const lines: VerdictLine[] = [];
  const of = (people: number) => ({ people: peopleText(people, words), category: name });
  if (gained > nobody)
    lines.push({ state: 'covered', text: t('planner.what-if.gained', of(gained)) });
  if (lost > nobody) lines.push({ state: 'gap', text: t('planner.what-if.lost', of(lost)) });
  if (lines.length === 0)
    lines.push({ state: 'plain', text: t('planner.what-if.nobody-changes', { category: name }) });
  lines.push({
    state: 'plain',
    text: t('planner.what-if.covered-then', {
      before: peopleText(before.covered, words),
      after: peopleText(after.covered, words),
      category: name,
    }),
  });
  const [was, is] = [before.meanMinutes, after.meanMinutes];
  if (was !== null && is !== null && Math.abs(was - is) >= nobody)
    lines.push({
      state: 'plain',
      text: t('planner.what-if.mean', {
        before: decimalText(was, 1, words),
        after: decimalText(is, 1, words),
        category: name,
      }),
    });
  return lines;
}

export const netChange = ({ gained, lost }: Pick<Difference, 'gained' | 'lost'>): number =>
  gained - lost;

/** “+120”, “−35”, “0” people. */
export function signedPeople(people: number, words: Translator): string {
  if (Math.abs(people) < nobody) return peopleText(0, words);
  const sign = people > 0 ? '+' : '−';
  return sign + peopleText(Math.abs(people), words);
}

/** Areas where somebody gains or loses, largest change first. */
export const changedAreas = (areas: Compare['areas']): Compare['areas'] =>
  areas
    .filter(({ gained, lost }) => gained > nobody || lost > nobody)
    .toSorted((a, b) => b.gained + b.lost - (a.gained + a.lost));

export type ChangedCell = NonNullable<Compare['cells']>[number];

/** How the map marks a place whose people change; null where only what is unknown changes. */
export const cellLook = ({ before, after }: ChangedCell): 'gained' | 'lost' | null =>
  after === 'covered' ? 'gained' : before === 'covered' ? 'lost' : null;

/** “18 分钟 → 9 分钟”. */
export function cellMinutes(
  { beforeMinutes, afterMinutes }: ChangedCell,
  words: Translator,
): string {
  const say = (minutes: number | null) =>
    minutes === null ? words.t('planner.none') : minutesText(minutes, words);
  return words.t('planner.what-if.from-to', {
    before: say(beforeMinutes),
    after: say(afterMinutes),
  });
}

/** How even it is, and how far the worst-off tenth goes, before and after. */
export function equityLines(
  { equity, category }: Compare,
  nameOf: (code: string) => string,
  words: Translator,
): string[] {
  if (!equity) return [];
  const { before, after } = equity;
  const { t } = words;
  const lines: string[] = [];
  if (before.worstTenthMinutes !== null && after.worstTenthMinutes !== null)
    lines.push(
      t('planner.what-if.worst-tenth', {
        category: nameOf(category),
        before: decimalText(before.worstTenthMinutes, 1, words),
        after: decimalText(after.worstTenthMinutes, 1, words),
      }),
    );
  if (before.gini !== null && after.gini !== null)
    lines.push(
      t('planner.what-if.gini', {
        before: decimalText(before.gini, 3, words),
        after: decimalText(after.gini, 3, words),
      }),
    );
  return lines;
}
