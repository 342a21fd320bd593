import type { AreaReport, ReportHistory } from '../../../server/contract/area-report.ts';
import {
  changeLines,
  monthCount,
  monthWords,
  type ChangeLine,
} from '../../lib/checkup/change-lines.ts';
import { shareWords } from '../../lib/checkup/people-words.ts';
import { usePage } from '../words.ts';
import { ChangeChart } from './change-chart.tsx';

interface Props {
  /** Null: it could not be had. */
  readonly history: ReportHistory | null;
  readonly report: AreaReport;
}

/** A small chart for each category: one line each, all on one scale, so that they can be held against each other. */
export function ChangeCharts({ history, report }: Props) {
  const { words, nameOf } = usePage();
  const { t, lang } = words;
  const months = history?.months ?? [];
  const [first] = months;
  const wasMissed = (code: string) =>
    months.some(({ categories }) => categories.some((one) => one.code === code && one.gap > 0));
  const codes = report.categories
    .filter(({ code, inSet }) => inSet || wasMissed(code))
    .map(({ code }) => code);
  const lines = changeLines(months, codes);
  const count = monthCount(months);
  const invented = months.filter((month) => month.invented).length;
  const titleOf = ({ code }: ChangeLine) =>
    code === null ? t('checkup.history-set') : nameOf(code);
  return (
    <section class="checkup-history">
      <h3>{t('checkup.history')}</h3>
      {!first && <p>{t('checkup.history-none')}</p>}
      {first && count === 1 && (
        <p>{t('checkup.history-first', { month: monthWords(first.month, lang) })}</p>
      )}
      {invented > 0 && (
        <p class="checkup-invented">{words.plural('checkup.history-invented', invented)}</p>
      )}
      {first && count > 1 && (
        <>
          <p class="quiet">{t('checkup.history-lead')}</p>
          <ul class="checkup-charts">
            {lines.map((line) => (
              <li key={line.code ?? 'set'}>
                <ChangeChart
                  line={line}
                  months={count}
                  title={titleOf(line)}
                  label={wordsOf(line, titleOf(line))}
                />
              </li>
            ))}
          </ul>
          <p class="quiet checkup-charts-ends">
            {monthWords(first.month, lang)} – {monthWords(months.at(-1)!.month, lang)}
          </p>
        </>
      )}
    </section>
  );

  function wordsOf({ points }: ChangeLine, name: string): string {
    const [before, after] = [points[0]!, points.at(-1)!];
    return t('checkup.history-line', {
      name,
      from: monthWords(before.month, lang),
      before: shareWords(before.covered, 1, words),
      to: monthWords(after.month, lang),
      after: shareWords(after.covered, 1, words),
    });
  }
}
