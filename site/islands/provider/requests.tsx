import type { ProviderBookingAnswer, WaitingAnswer } from '../../../server/contract/booking.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import type { Loaded } from '../account/use-loaded.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { RequestCard } from './request-card.tsx';

/** Requests, and times that residents propose: each is answered here. */
export function Requests({ from }: { readonly from: Loaded<WaitingAnswer> }) {
  const { words } = useAccount();
  const { t } = words;
  const put = (now: ProviderBookingAnswer) =>
    from.value &&
    from.set({
      waiting: from.value.waiting.map((one) => (one.id === now.id ? { ...one, ...now } : one)),
    });
  return (
    <section aria-labelledby="requests-heading">
      <h2 id="requests-heading">{t('provider.requests-title')}</h2>
      <Shown
        from={from}
        show={({ waiting }) =>
          waiting.length === 0 ? (
            <EmptyState title={t('provider.no-requests')} text={t('provider.no-requests-text')} />
          ) : (
            <ul class="visit-list">
              {waiting.map((request) => (
                <RequestCard key={request.id} request={request} onChanged={put} />
              ))}
            </ul>
          )
        }
      />
    </section>
  );
}
