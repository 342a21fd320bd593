import { useMemo, useState } from 'preact/hooks';
import type { ProviderBookingAnswer } from '../../../server/contract/booking.ts';
import type { OwnOfferingAnswer } from '../../../server/contract/offering.ts';
import { createPostOnce } from '../../lib/post-once.ts';
import { dayOf, whenWords } from '../../lib/visit-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { CallerDetails } from './caller-details.tsx';
import { useDesk } from './desk.ts';
import { PhoneWhen, type Wished } from './phone-when.tsx';
import { fragmentOf } from './use-provider-fragment.ts';

/** A booking for somebody who calls: the same free times, the same hold, and how they agreed. */
export function ManualBooking() {
  const { words, send, say } = useAccount();
  const { t } = words;
  const { own } = useDesk();
  const offerings = useLoaded<{ offerings: OwnOfferingAnswer[] }>(
    `/providers/${own.provider.id}/offerings`,
  );
  const post = useMemo(() => createPostOnce(send), [send]);
  const [held, setHeld] = useState<ProviderBookingAnswer | null>(null);
  const [made, setMade] = useState<ProviderBookingAnswer | null>(null);

  const hold = async (wished: Wished) => {
    const answer = await post<ProviderBookingAnswer>('/bookings', { ...wished, as: 'provider' });
    if (!answer.ok) return answer.failure;
    setMade(null);
    setHeld(answer.value);
    return null;
  };
  const release = async () => {
    if (held) await send('POST', `/bookings/${held.id}/release`, { version: held.version });
    setHeld(null);
  };
  return (
    <section aria-labelledby="telephone-heading">
      <h2 id="telephone-heading">{t('provider.telephone-title')}</h2>
      <p class="quiet">{t('provider.telephone-text')}</p>
      {made && (
        <p class="provider-done" role="status">
          {t(made.state === 'requested' ? 'provider.made-request' : 'provider.made', {
            when: whenWords(made.start, made.end, words),
            code: made.code,
          })}{' '}
          <a
            href={`#${fragmentOf({ provider: own.provider.id, tab: 'today', day: dayOf(made.start) })}`}
          >
            {t('provider.to-day')}
          </a>
        </p>
      )}
      <Shown
        from={offerings}
        show={({ offerings: list }) => {
          const active = list.filter((one) => one.active);
          if (own.provider.state !== 'approved' || active.length === 0)
            return (
              <EmptyState
                title={t('provider.no-offering-on')}
                text={t('provider.no-offering-on-text')}
              />
            );
          return (
            <>
              <PhoneWhen offerings={active} onHold={hold} hidden={held !== null} />
              <CallerDetails
                held={held}
                onHeld={setHeld}
                onRelease={release}
                onDone={(booking) => {
                  setHeld(null);
                  setMade(booking);
                  say(t('provider.saved'));
                }}
              />
            </>
          );
        }}
      />
    </section>
  );
}
