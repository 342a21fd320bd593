import { useState } from 'preact/hooks';
import { saveFile } from '../../lib/save-file.ts';
import { useAccount } from '../account/account-context.ts';
import { Card } from '../account/card.tsx';
import { Form } from '../account/form.tsx';
import { TextField } from '../account/text-field.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useDesk } from './desk.ts';

/** Bookings of up to a month as a table for office programs. */
export function ScheduleExport() {
  const { words, send } = useAccount();
  const { t } = words;
  const { own, fail } = useDesk();
  const form = useForm();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const load = () =>
    void form.submit(
      [
        from === '' && { field: 'export-from', text: t('provider.wrong-from') },
        to === '' && { field: 'export-to', text: t('provider.wrong-until') },
        from !== '' &&
          to !== '' &&
          to < from && { field: 'export-to', text: t('provider.wrong-order') },
      ],
      async () => {
        const query = new URLSearchParams({ from, to });
        const answer = await send.file(
          'GET',
          `/providers/${own.provider.id}/schedule.csv?${query}`,
        );
        if (!answer.ok) return { field: 'export-to', text: fail(answer.failure) };
        saveFile(`bookings-${from}-${to}.csv`, answer.value);
        return null;
      },
    );
  return (
    <Card id="export" title={t('provider.export')}>
      <p class="quiet">{t('provider.export-text')}</p>
      <Form form={form} label={t('provider.export')} onSubmit={load}>
        <div class="field-grid">
          <TextField
            id="export-from"
            type="date"
            label={t('provider.from')}
            value={from}
            onText={setFrom}
            error={form.errorOf('export-from')}
          />
          <TextField
            id="export-to"
            type="date"
            label={t('provider.until')}
            value={to}
            onText={setTo}
            error={form.errorOf('export-to')}
          />
        </div>
        <p>
          <Button look="quiet" type="submit" disabled={form.busy}>
            {t('provider.export-do')}
          </Button>
        </p>
      </Form>
    </Card>
  );
}
