import { useEffect, useState } from 'preact/hooks';
import type { BookingAnswer } from '../../../server/contract/booking.ts';
import type { Consents } from '../../../server/contract/consent.ts';
import { problemOf } from '../../lib/form-problems.ts';
import { useAccount } from '../account/account-context.ts';
import { Card, Shown } from '../account/card.tsx';
import { Form } from '../account/form.tsx';
import { ResidentSignIn } from '../account/resident-sign-in.tsx';
import { useForm } from '../account/use-form.ts';
import { useLoaded, type Loaded } from '../account/use-loaded.ts';
import { Button } from '../ui/button.tsx';

interface Props {
  /** The key that came with the look at the booking. */
  readonly link: string;
  readonly onTaken: () => void;
}

const purposeCode = 'booking-contact';
const agreedId = 'take-over-agreed';
const sendId = 'take-over-send';

/** A booking that somebody made for the reader becomes the reader's own: they sign in here, so that the link is not lost. */
export function TakeOver(props: Props) {
  const { words, account, reload } = useAccount();
  const { t } = words;
  const [begun, setBegun] = useState(false);
  const consents = useLoaded<Consents>(begun && account.signedIn ? '/account/consents' : null);
  // A session may have ended meanwhile: then it is asked for again here.
  useEffect(() => {
    if (consents.problem) void reload();
  }, [consents.problem]);
  return (
    <Card id="take-over" title={t('bookings.take-over')}>
      <p>{t('bookings.take-over-lead')}</p>
      {!begun && (
        <Button look="quiet" onClick={() => setBegun(true)}>
          {t('bookings.take-over-begin')}
        </Button>
      )}
      {begun && !account.signedIn && <ResidentSignIn />}
      {begun && account.signedIn && (
        <Shown from={consents} show={() => <Taking {...props} consents={consents} />} />
      )}
    </Card>
  );
}

/** Consent first, kept with its version and time, then the booking. */
function Taking({ link, onTaken, consents }: Props & { readonly consents: Loaded<Consents> }) {
  const { words, send, say } = useAccount();
  const { t, lang } = words;
  const form = useForm();
  const [agreed, setAgreed] = useState(false);
  const purpose = consents.value!.purposes.find(({ code }) => code === purposeCode)!;
  const given = !purpose.ask && purpose.answer?.given === true;
  const take = async () => {
    if (!given) {
      const answers = [{ purpose: purposeCode, version: purpose.version, given: true }];
      const kept = await send<Consents>('PUT', '/account/consents', { answers });
      if (!kept.ok) return problemOf(kept.failure, {}, sendId, words);
      consents.set(kept.value);
    }
    const taken = await send<BookingAnswer>('POST', '/links/take-over', { link });
    if (!taken.ok) return problemOf(taken.failure, {}, sendId, words);
    say(t('bookings.taken-over'));
    onTaken();
    return null;
  };
  const error = form.errorOf(agreedId);
  return (
    <Form
      form={form}
      label={t('bookings.take-over')}
      onSubmit={() =>
        void form.submit(
          [!given && !agreed && { field: agreedId, text: t('bookings.take-over-agree-first') }],
          take,
        )
      }
    >
      {!given && (
        <>
          <p>{lang === 'en' ? purpose.text.en : purpose.text.zh}</p>
          {error && (
            <p class="field-error" id={`${agreedId}-error`}>
              {error}
            </p>
          )}
          <label class="tick">
            <input
              type="checkbox"
              id={agreedId}
              checked={agreed}
              aria-describedby={error ? `${agreedId}-error` : undefined}
              onChange={(event) => setAgreed(event.currentTarget.checked)}
            />
            {t('bookings.take-over-agree')}
          </label>
        </>
      )}
      <div class="button-row">
        <Button type="submit" id={sendId} disabled={form.busy}>
          {t('bookings.take-over')}
        </Button>
      </div>
    </Form>
  );
}
