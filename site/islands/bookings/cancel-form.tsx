import { reasonWords } from '../../lib/booking-reasons.ts';
import { lengthWords, momentNear } from '../../lib/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useBookings, useDraft } from './bookings-context.ts';
import { ChoiceList } from './choice-list.tsx';
import { NoteField } from './note-field.tsx';
import { useOne } from './one-booking.ts';
import { useRefused } from './use-refused.ts';

/** No health details are asked for. */
const reasons = ['changed-mind', 'weather', 'wrong-details', 'told-by-telephone', 'other'] as const;
type Reason = (typeof reasons)[number];

/** Calling a visit off, within the terms. A reason helps, and is not demanded. */
export function CancelForm({ onClose }: { readonly onClose: () => void }) {
  const { words, say } = useAccount();
  const { t } = words;
  const { now } = useBookings();
  const { booking, act, byLink } = useOne();
  const form = useForm();
  const refused = useRefused();
  const [reason, setReason] = useDraft<Reason | null>(`${booking.id}:cancel-reason`, null);
  const [note, setNote, dropNote] = useDraft(`${booking.id}:cancel-note`, '');
  const when = momentNear(booking.start, now, words);
  const cancel = () =>
    void form.submit([], async () => {
      const failure = await act('cancel', {
        ...(reason && { reason }),
        ...(note.trim() && !byLink && { note: note.trim() }),
      });
      if (failure) return refused(failure, 'cancel', 'cancel');
      dropNote();
      say(t('bookings.cancel.done'));
      onClose();
      return null;
    });
  return (
    <Form form={form} label={t('bookings.do.cancel')} onSubmit={cancel}>
      <h3>{t('bookings.do.cancel')}</h3>
      <p>{t('bookings.cancel.lead', { when })}</p>
      {booking.subsidisedMinutes > 0 && (
        <p>
          {t('bookings.cancel.gives-back', {
            minutes: lengthWords(booking.subsidisedMinutes, words),
          })}
        </p>
      )}
      <ChoiceList
        name="cancel-reason"
        legend={t('bookings.cancel.why')}
        choices={reasons.map((code) => ({ code, label: reasonWords(code, words) }))}
        chosen={reason}
        onChoose={setReason}
      />
      {!byLink && (
        <NoteField
          id="cancel-note"
          label={t('bookings.cancel.note')}
          value={note}
          onText={setNote}
        />
      )}
      <div class="button-row">
        <Button id="cancel" type="submit" class="button-danger" disabled={form.busy}>
          {t('bookings.cancel.do')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('bookings.cancel.keep')}
        </Button>
      </div>
    </Form>
  );
}
