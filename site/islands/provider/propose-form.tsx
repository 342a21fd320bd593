import { useState } from 'preact/hooks';
import type { ProviderBookingAnswer } from '../../../server/contract/booking.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { TextField } from '../account/text-field.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { SlotChoice } from './slot-choice.tsx';
import type { Steps } from './use-steps.ts';

interface Props {
  readonly booking: ProviderBookingAnswer;
  readonly steps: Steps;
  readonly onEnd: () => void;
}

/** Another time for the resident to agree to, out of those that are free. */
export function ProposeForm({ booking, steps, onEnd }: Props) {
  const { words, say } = useAccount();
  const { t } = words;
  const form = useForm();
  const [start, setStart] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const id = `propose-${booking.id}`;
  const send = () =>
    void form.submit(
      [start === null && { field: id, text: t('provider.time-needed') }],
      async () => {
        const said = note.trim();
        const refused = await steps.take('propose', { start, ...(said && { note: said }) });
        if (refused) return { field: id, text: refused.text };
        say(t('provider.proposed'));
        onEnd();
        return null;
      },
    );
  return (
    <Form form={form} label={t('provider.step-propose')} onSubmit={send}>
      <p>{t('provider.propose-text')}</p>
      <SlotChoice
        id={id}
        path={`/bookings/${encodeURIComponent(booking.id)}/slots`}
        chosen={start}
        onChoose={setStart}
        error={form.errorOf(id)}
      />
      <TextField
        id={`${id}-note`}
        label={t('provider.note')}
        maxLength={300}
        value={note}
        onText={setNote}
        error={null}
      />
      <div class="visit-steps">
        <Button type="submit" class="visit-next" disabled={form.busy}>
          {t('provider.step-propose')}
        </Button>
        <Button look="quiet" onClick={onEnd}>
          {t('provider.back')}
        </Button>
      </div>
    </Form>
  );
}
