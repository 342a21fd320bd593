import { phoneHref } from '../../lib/phone.ts';
import { momentNear } from '../../lib/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useBookings } from './bookings-context.ts';
import { useOne } from './one-booking.ts';
import { useRefused } from './use-refused.ts';

/** The time has come and nobody is there. To call is quicker, and stands first. */
export function NobodyCame({ onClose }: { readonly onClose: () => void }) {
  const { words, say } = useAccount();
  const { t } = words;
  const { now } = useBookings();
  const { booking, act } = useOne();
  const form = useForm();
  const refused = useRefused();
  const tell = () =>
    void form.submit([], async () => {
      const failure = await act('not-there', { absent: 'provider' });
      if (failure) return refused(failure, 'not-there', 'not-there');
      say(t('bookings.nobody-came.done'));
      onClose();
      return null;
    });
  const phone = booking.providerPhone;
  return (
    <Form form={form} label={t('bookings.do.not-there')} onSubmit={tell}>
      <h3>{t('bookings.do.not-there')}</h3>
      <p>{t('bookings.nobody-came.lead', { when: momentNear(booking.start, now, words) })}</p>
      <p>
        <a href={phoneHref(phone)}>{t('bookings.call', { number: phone })}</a>
      </p>
      <p>{t('bookings.nobody-came.what-follows')}</p>
      <div class="button-row">
        <Button id="not-there" type="submit" disabled={form.busy}>
          {t('bookings.nobody-came.do')}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t('bookings.leave')}
        </Button>
      </div>
    </Form>
  );
}
