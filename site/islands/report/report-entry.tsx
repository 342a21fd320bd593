import type { ReportState } from '../../../server/contract/report.ts';
import type { Translator } from '../../i18n/translator.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { reportNumber } from '../../lib/report-receipts.ts';
import { Button } from '../ui/button.tsx';
import type { KnownReport } from './use-receipts.ts';

interface StateProps {
  readonly state: ReportState;
  readonly words: Translator;
}

/** What became of a report: waiting, accepted or not, with the office's words. */
export function ReportLines({ state, words }: StateProps) {
  const { t } = words;
  const { id, kind, at, answer, decidedAt } = state;
  return (
    <>
      <p>
        {t(`report.kind.${kind}`)}
        <span class={`report-state is-${state.state}`}>{t(`report.state.${state.state}`)}</span>
      </p>
      {answer && <p class="report-answer">{t('report.answer', { answer })}</p>}
      <p class="quiet">
        {[
          t('report.number', { number: reportNumber(id) }),
          t('report.sent-at', { moment: momentWords(at, words) }),
          decidedAt && t('report.decided', { moment: momentWords(decidedAt, words) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}

interface KnownProps {
  readonly report: KnownReport;
  readonly words: Translator;
  readonly onDrop: (id: string) => void;
}

/** The same of a receipt in this browser, which may not be known yet or no longer. */
export function KnownReportLines({ report: { kept, state }, words, onDrop }: KnownProps) {
  const { t } = words;
  if (state && state !== 'gone') return <ReportLines state={state} words={words} />;
  return (
    <>
      <p>{t(`report.kind.${kept.kind}`)}</p>
      <p class="quiet">
        {[
          t('report.number', { number: reportNumber(kept.id) }),
          t('report.sent-at', { moment: momentWords(kept.at, words) }),
          t(state === 'gone' ? 'report.gone' : 'report.not-known'),
        ].join(' · ')}
      </p>
      {state === 'gone' && (
        <Button look="text" onClick={() => onDrop(kept.id)}>
          {t('report.forget')}
        </Button>
      )}
    </>
  );
}
