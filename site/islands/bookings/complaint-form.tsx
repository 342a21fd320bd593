import type { ComplaintAbout, ComplaintAnswer } from '../../../server/contract/complaint.ts';
import { aboutWords } from '../../lib/booking-reasons.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useBookings, useDraft } from './bookings-context.ts';
import { ChoiceList } from './choice-list.tsx';
import { NoteField } from './note-field.tsx';
import { useOne } from './one-booking.ts';
import { useRefused } from './use-refused.ts';

const abouts = [
  'late',
  'nobody-came',
  'quality',
  'behaviour',
  'damage',
  'price',
  'safety',
  'privacy',
  'other',
] as const satisfies readonly ComplaintAbout[];
export const longestComplaint = 2000;

interface Props {
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** What was wrong, in a word and in one's own. */
export function ComplaintForm({ onClose, onDone }: Props) {
  const { words, say, reload } = useAccount();
  const { t } = words;
  const { post } = useBookings();
  const { booking } = useOne();
  const form = useForm();
  const refused = useRefused();
  const [about, setAbout, dropAbout] = useDraft<ComplaintAbout | null>(`${booking.id}:about`, null);
  const [said, setSaid, dropSaid] = useDraft(`${booking.id}:complaint`, '');
  const complain = () =>
    void form.submit(
      [
        about === null && { field: 'about', text: t('bookings.complaint.choose') },
        said.trim() === '' && { field: 'complaint', text: t('bookings.words-missing') },
      ],
      async () => {
        const path = `/bookings/${encodeURIComponent(booking.id)}/complaints`;
        const body = { about, words: said.trim() };
        const answer = await post<ComplaintAnswer>(path, body);
        if (!answer.ok) {
          if (codeOf(answer.failure) === 'not-signed-in') await reload();
          return refused(answer.failure, 'complain', 'complaint');
        }
        dropAbout();
        dropSaid();
        say(t('bookings.complaint.done'));
        onDone();
        return null;
      },
    );
  return (
    <Form form={form} label={t('bookings.complain')} onSubmit={complain}>
      <p>{t('bookings.complaint.lead')}</p>
      <ChoiceList
        name="about"
        legend={t('bookings.complaint.about')}
        choices={abouts.map((code) => ({ code, label: aboutWords(code, words) }))}
        chosen={about}
        error={form.errorOf('about')}
        onChoose={setAbout}
      />
      <NoteField
        id="complaint"
        label={t('bookings.complaint.words')}
        hint={t('bookings.complaint.words-hint')}
        error={form.errorOf('complaint')}
        longest={longestComplaint}
        value={said}
        onText={setSaid}
      />
      <div class="button-row">
        <Button type="submit" disabled={form.busy}>
          {t('bookings.complaint.do')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('bookings.leave')}
        </Button>
      </div>
    </Form>
  );
}
