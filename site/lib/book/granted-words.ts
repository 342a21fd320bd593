import type { GrantPreview } from '../../../server/contract/grant-preview.ts';
import type { Translator } from '../../i18n/translator.ts';
import { hoursWords } from './length-words.ts';
import { yuanWords } from './price-words.ts';

/** One sentence for each month of the visits, then what is left to pay: “用补贴时长 2 小时，12月还剩 3 小时。”, “自己付 0 元。”. */
export function grantedWords({ months, dueFen }: GrantPreview, words: Translator): string[] {
  const { t, lang } = words;
  const name = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' });
  const lines = months.map(({ month: code, drawnMinutes, leftMinutes }) => {
    const month = name.format(new Date(`${code}-01T00:00:00Z`));
    if (drawnMinutes === 0) return t('book.check.draws-none', { month });
    const drawn = hoursWords(drawnMinutes, words);
    return leftMinutes === 0
      ? t('book.check.draws-last', { month, drawn })
      : t('book.check.draws', { month, drawn, left: hoursWords(leftMinutes, words) });
  });
  const due = yuanWords(dueFen, words);
  return months.some(({ drawnMinutes }) => drawnMinutes > 0)
    ? [...lines, t('book.check.draws-due', { due })]
    : lines;
}
