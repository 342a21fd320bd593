import { useState } from 'preact/hooks';
import type { ProviderBookingAnswer } from '../../../server/contract/booking.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { describedBy, Field } from '../ui/field.tsx';
import type { Steps } from './use-steps.ts';

interface Props {
  readonly booking: ProviderBookingAnswer;
  readonly step: 'decline' | 'cancel' | 'dispute';
  readonly steps: Steps;
  readonly onEnd: () => void;
}

const reasons = {
  decline: ['fully-booked', 'staff-away', 'too-far', 'not-our-service', 'weather', 'other'],
  cancel: ['staff-away', 'illness', 'weather', 'wrong-details', 'told-by-telephone', 'other'],
  dispute: ['nobody-home', 'wrong-details', 'price', 'damage', 'other'],
} as const;

/** Declining and calling off: with a reason that can be counted, and words that the resident reads. */
export function ReasonForm({ booking, step, steps, onEnd }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const form = useForm();
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const id = `${step}-${booking.id}`;
  const send = () =>
    void form.submit(
      [reason === '' && { field: id, text: t('provider.reason-needed') }],
      async () => {
        const said = note.trim();
        const refused = await steps.take(step, { reason, ...(said && { note: said }) });
        if (refused) return { field: id, text: refused.text };
        onEnd();
        return null;
      },
    );
  const error = form.errorOf(id);
  return (
    <Form form={form} label={t(`provider.step-${step}`)} onSubmit={send}>
      <Field id={id} label={t('provider.reason')} error={error}>
        <select
          id={id}
          value={reason}
          aria-invalid={error !== null}
          aria-describedby={describedBy(id, { error: error !== null })}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        >
          <option value="">{t('provider.choose')}</option>
          {reasons[step].map((code) => (
            <option key={code} value={code}>
              {t(`provider.reason-${code}`)}
            </option>
          ))}
        </select>
      </Field>
      <Field id={`${id}-note`} label={t('provider.note')} hint={t('provider.note-hint')}>
        <textarea
          id={`${id}-note`}
          rows={2}
          maxLength={300}
          value={note}
          aria-describedby={describedBy(`${id}-note`, { hint: true })}
          onInput={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </Field>
      <div class="visit-steps">
        <Button type="submit" class="button-danger visit-next" disabled={form.busy}>
          {t(`provider.step-${step}`)}
        </Button>
        <Button look="quiet" onClick={onEnd}>
          {t('provider.back')}
        </Button>
      </div>
    </Form>
  );
}
