import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useDraft } from './bookings-context.ts';
import { NoteField } from './note-field.tsx';
import { useOne } from './one-booking.ts';
import { useRefused } from './use-refused.ts';

interface Props {
  /** `finish`: the visit is done; `release`: a held time is given back; `dispute`: what was noted is not true, said with words. */
  readonly step: 'finish' | 'release' | 'dispute';
  readonly onClose: () => void;
}

/** A step that needs no more than a yes, or a few words. */
export function SimpleStep({ step, onClose }: Props) {
  const { t } = useAccount().words;
  const { say } = useAccount();
  const { booking, act } = useOne();
  const form = useForm();
  const refused = useRefused();
  const [note, setNote, dropNote] = useDraft(`${booking.id}:${step}-note`, '');
  const needsWords = step === 'dispute';
  const field = `${step}-do`;
  const take = () =>
    void form.submit(
      [
        needsWords &&
          note.trim() === '' && { field: 'step-note', text: t('bookings.words-missing') },
      ],
      async () => {
        const failure = await act(step, needsWords ? { reason: 'other', note: note.trim() } : {});
        if (failure) return refused(failure, step, field);
        dropNote();
        say(t(`bookings.${step}.done`));
        onClose();
        return null;
      },
    );
  return (
    <Form form={form} label={t(`bookings.do.${step}`)} onSubmit={take}>
      <h3>{t(`bookings.do.${step}`)}</h3>
      <p>{t(`bookings.${step}.lead`)}</p>
      {needsWords && (
        <NoteField
          id="step-note"
          label={t('bookings.dispute.note')}
          error={form.errorOf('step-note')}
          value={note}
          onText={setNote}
        />
      )}
      <div class="button-row">
        <Button id={field} type="submit" disabled={form.busy}>
          {t(`bookings.${step}.do`)}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('bookings.leave')}
        </Button>
      </div>
    </Form>
  );
}
