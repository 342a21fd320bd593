import type { Coverage, EquityGroup } from '../../../server/contract/coverage.ts';
import type { Translator } from '../../i18n/translator.ts';
import { decimalText, minutesText, shareText } from './figure-words.ts';
import type { Bar } from './histogram.ts';

export const barText = ({ fromMinutes, toMinutes, open }: Bar, { t }: Translator): string =>
  open
    ? t('planner.key-beyond', { from: fromMinutes })
    : fromMinutes === 0
      ? t('planner.key-up-to', { to: toMinutes })
      : t('planner.key-range', { from: fromMinutes, to: toMinutes });

/** What the Lorenz curve says, for whoever does not see it: Gini, and what falls to the half with the shorter ways. */
export function giniWords(
  gini: number,
  tenths: readonly { readonly people: number; readonly value: number }[],
  words: Translator,
): string {
  const half = tenths[4]!.value;
  return words.t('planner.gini', {
    gini: decimalText(gini, 2, words),
    half: shareText(half, words),
  });
}

/** The tenth of people with the longest ways. */
export const worstTenthWords = (
  { equity, category }: Pick<Coverage, 'equity' | 'category'>,
  nameOf: (code: string) => string,
  words: Translator,
): string | null =>
  equity.worstTenthMinutes === null
    ? null
    : words.t('planner.worst-tenth', {
        minutes: minutesText(equity.worstTenthMinutes, words),
        category: nameOf(category),
      });

/** The group that is left out most beyond the average, in one sentence; null where groups hardly differ or are not known. */
export function groupThatWaits(groups: readonly EquityGroup[], words: Translator): string | null {
  const known = groups.filter(({ people, gap }) => people !== null && people > 0 && gap !== null);
  const shares = known.map(({ group, people, gap }) => ({ group, share: gap! / people! }));
  const most = shares.toSorted((a, b) => b.share - a.share)[0];
  const least = shares.toSorted((a, b) => a.share - b.share)[0];
  if (!most || !least || most.share - least.share < 0.05) return null;
  return words.t('planner.group-most', {
    most: words.t(`planner.group-${most.group}`),
    share: shareText(most.share, words),
    least: words.t(`planner.group-${least.group}`),
    other: shareText(least.share, words),
  });
}
