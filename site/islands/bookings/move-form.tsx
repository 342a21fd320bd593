import { useState } from 'preact/hooks';
import { nextFreeOf } from '../../lib/booking-refusals.ts';
import { momentNear } from '../../lib/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useBookings, useDraft } from './bookings-context.ts';
import { NextFree } from './next-free.tsx';
import { NoteField } from './note-field.tsx';
import { useOne } from './one-booking.ts';
import { SlotPicker } from './slot-picker.tsx';
import { useRefused } from './use-refused.ts';

interface Props {
  /** `propose` where the provider has to agree first. */
  readonly how: 'move' | 'propose';
  readonly onClose: () => void;
}

/** Another time. The old one stays until the new is won, or until the provider agrees. */
export function MoveForm({ how, onClose }: Props) {
  const { words, say } = useAccount();
  const { t } = words;
  const { now } = useBookings();
  const { booking, act, byLink } = useOne();
  const form = useForm();
  const refused = useRefused();
  const [start, setStart, dropStart] = useDraft<string | null>(`${booking.id}:start`, null);
  const [note, setNote, dropNote] = useDraft(`${booking.id}:propose-note`, '');
  const [nextFree, setNextFree] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(0);

  const move = (to: string | null) =>
    void form.submit(
      [to === null && { field: 'slot-day', text: t('bookings.move.choose') }],
      async () => {
        const more = how === 'propose' && note.trim() ? { note: note.trim() } : {};
        const failure = await act(how, { start: to, ...more });
        if (failure) {
          setNextFree(nextFreeOf(failure));
          // What was free may not be any more.
          setAsked((count) => count + 1);
          return refused(failure, how, 'slot-day');
        }
        dropStart();
        dropNote();
        say(t(`bookings.move.done-${how}`, { when: momentNear(to!, now, words) }));
        onClose();
        return null;
      },
    );

  return (
    <Form form={form} label={t(`bookings.do.${how}`)} onSubmit={() => move(start)}>
      <h3>{t(`bookings.do.${how}`)}</h3>
      <p>{t(`bookings.move.lead-${how}`, { when: momentNear(booking.start, now, words) })}</p>
      <NextFree
        starts={nextFree}
        onChoose={(to) => {
          setStart(to);
          setNextFree([]);
          move(to);
        }}
      />
      <SlotPicker key={asked} chosen={start} onChoose={setStart} error={form.errorOf('slot-day')} />
      {how === 'propose' && !byLink && (
        <NoteField
          id="propose-note"
          label={t('bookings.move.note')}
          value={note}
          onText={setNote}
        />
      )}
      <div class="button-row">
        <Button type="submit" disabled={form.busy}>
          {start
            ? t(`bookings.move.to-${how}`, { when: momentNear(start, now, words) })
            : t(`bookings.do.${how}`)}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('bookings.leave')}
        </Button>
      </div>
    </Form>
  );
}
