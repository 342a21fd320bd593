import { useState } from 'preact/hooks';
import type { ReportState } from '../../../server/contract/report.ts';
import { problemOf } from '../../lib/form-problems.ts';
import { ReportLines } from '../report/report-entry.tsx';
import { Button } from '../ui/button.tsx';
import { useAccount } from './account-context.ts';
import { Form } from './form.tsx';
import { TextField } from './text-field.tsx';
import { useForm } from './use-form.ts';

const input = 'receipt';

/** For a receipt that a browser would not keep, or another browser keeps. */
export function ReceiptLookup() {
  const { words, send } = useAccount();
  const { t } = words;
  const form = useForm();
  const [receipt, setReceipt] = useState('');
  const [found, setFound] = useState<ReportState | null>(null);
  const ask = () =>
    void form.submit(
      [receipt.trim() === '' && { field: input, text: t('account.reports.receipt-missing') }],
      async () => {
        const answer = await send<ReportState>('POST', '/reports/receipt', {
          receipt: receipt.trim(),
        });
        setFound(answer.ok ? answer.value : null);
        return answer.ok ? null : problemOf(answer.failure, {}, input, words);
      },
    );
  return (
    <details class="receipt-lookup">
      <summary>{t('account.reports.lookup')}</summary>
      <Form form={form} label={t('account.reports.lookup')} onSubmit={ask}>
        <TextField
          id={input}
          autoComplete="off"
          maxLength={100}
          label={t('account.reports.receipt')}
          value={receipt}
          onText={setReceipt}
          error={form.errorOf(input)}
        />
        <div class="button-row">
          <Button type="submit" look="quiet" disabled={form.busy}>
            {t('account.reports.ask')}
          </Button>
        </div>
      </Form>
      <div role="status">
        {found && (
          <>
            <h4>{found.facilityName}</h4>
            <ReportLines state={found} words={words} />
          </>
        )}
      </div>
    </details>
  );
}
