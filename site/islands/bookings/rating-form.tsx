import type { VisitRating } from '../../../server/contract/rating.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useBookings, useDraft } from './bookings-context.ts';
import { ChoiceList } from './choice-list.tsx';
import { longestNote, NoteField } from './note-field.tsx';
import { useOne } from './one-booking.ts';
import { useRefused } from './use-refused.ts';

const stars = ['5', '4', '3', '2', '1'] as const;
type Stars = (typeof stars)[number];

/** How it was, once: from very satisfied to very dissatisfied, and some words if one likes. */
export function RatingForm({ onRated }: { readonly onRated: (rating: VisitRating) => void }) {
  const { words, say, reload } = useAccount();
  const { t } = words;
  const { post } = useBookings();
  const { booking } = useOne();
  const form = useForm();
  const refused = useRefused();
  const [chosen, choose, drop] = useDraft<Stars | null>(`${booking.id}:stars`, null);
  const [said, setSaid, dropSaid] = useDraft(`${booking.id}:rating-words`, '');
  const rate = () =>
    void form.submit(
      [chosen === null && { field: 'stars', text: t('bookings.rating.choose') }],
      async () => {
        const path = `/bookings/${encodeURIComponent(booking.id)}/rating`;
        const body = { stars: Number(chosen), ...(said.trim() && { words: said.trim() }) };
        const answer = await post<VisitRating>(path, body);
        if (!answer.ok) {
          if (codeOf(answer.failure) === 'not-signed-in') await reload();
          return refused(answer.failure, 'rating', 'stars');
        }
        drop();
        dropSaid();
        say(t('bookings.rating.done'));
        onRated(answer.value);
        return null;
      },
    );
  return (
    <Form form={form} label={t('bookings.rating')} onSubmit={rate}>
      <ChoiceList
        name="stars"
        legend={t('bookings.rating.how')}
        choices={stars.map((code) => ({ code, label: t(`bookings.stars.${code}`) }))}
        chosen={chosen}
        error={form.errorOf('stars')}
        onChoose={choose}
      />
      <NoteField
        id="rating-words"
        label={t('bookings.rating.words')}
        hint={t('bookings.rating.words-hint')}
        longest={longestNote}
        value={said}
        onText={setSaid}
      />
      <div class="button-row">
        <Button type="submit" disabled={form.busy}>
          {t('bookings.rating.do')}
        </Button>
      </div>
    </Form>
  );
}
