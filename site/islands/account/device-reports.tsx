import { failureWords } from '../../lib/failure-words.ts';
import { KnownReportLines } from '../report/report-entry.tsx';
import { useReceipts } from '../report/use-receipts.ts';
import { Button } from '../ui/button.tsx';
import { useAccount } from './account-context.ts';
import { ReceiptLookup } from './receipt-lookup.tsx';

interface Props {
  /** Ids of reports that stand in the account's own list. */
  readonly besides: readonly string[];
}

/** Reports by the receipts in this browser, and by one that was written down elsewhere. */
export function DeviceReportList({ besides }: Props) {
  const { words, send } = useAccount();
  const { t } = words;
  const receipts = useReceipts(send, ({ id }) => !besides.includes(id));
  const { reports, failure, drop, askAgain } = receipts;
  return (
    <>
      <h3>{t('account.reports.device')}</h3>
      <p class="quiet">{t('account.reports.device-lead')}</p>
      {reports.length === 0 && <p class="quiet">{t('account.reports.none-here')}</p>}
      {failure && (
        <div role="alert" class="account-notice">
          <p>{failureWords(failure, words).text}</p>
          <Button look="quiet" onClick={askAgain}>
            {t('failure.retry')}
          </Button>
        </div>
      )}
      {reports.length > 0 && (
        <ul class="entries">
          {reports.map((report) => (
            <li key={report.kept.id} class="entry entry-tall">
              <h4>{report.kept.name}</h4>
              <KnownReportLines report={report} words={words} onDrop={drop} />
            </li>
          ))}
        </ul>
      )}
      <ReceiptLookup />
    </>
  );
}
