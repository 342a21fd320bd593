import { momentNear } from '../../lib/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useBookings, useDraft } from './bookings-context.ts';
import { useOne } from './one-booking.ts';
import { useRefused } from './use-refused.ts';

/** The other side's proposal: agreed to, or answered with another time. */
export function Proposal() {
  const { words, say } = useAccount();
  const { t } = words;
  const { now } = useBookings();
  const { booking, act, byLink, mayChange } = useOne();
  const form = useForm();
  const refused = useRefused();
  const [, setDoing] = useDraft<string | null>(`${booking.id}:doing`, null);
  const { proposed, actions } = booking;
  const waiting = proposed && proposed.by !== 'resident' && actions.includes('agree');
  if (!waiting || byLink || !mayChange) return null;
  const when = momentNear(proposed.start, now, words);
  const agree = () =>
    void form.submit([], async () => {
      const failure = await act('agree', {});
      if (failure) return refused(failure, 'agree', 'agree');
      say(t('bookings.agreed', { when }));
      return null;
    });
  return (
    <section class="account-card visit-proposal" aria-labelledby="proposal">
      <h2 id="proposal">
        {t(`bookings.proposed.${proposed.by as 'provider' | 'office'}`, { when })}
      </h2>
      <p>{t('bookings.proposal-lead', { when: momentNear(booking.start, now, words) })}</p>
      <Form form={form} label={t('bookings.proposal')} onSubmit={agree}>
        <div class="button-row">
          <Button id="agree" type="submit" disabled={form.busy}>
            {t('bookings.agree', { when })}
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              setDoing('time');
              document.getElementById('actions')?.scrollIntoView();
            }}
          >
            {t('bookings.choose-other')}
          </Button>
        </div>
      </Form>
    </section>
  );
}
