import { useEffect } from 'preact/hooks';
import type { OwnBookings } from '../../../server/contract/booking.ts';
import { useAccount } from '../account/account-context.ts';
import { Card, Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { BookingGroupRows } from './booking-group-rows.tsx';
import { useDraft } from './bookings-context.ts';
import { Pages } from './pages.tsx';

/** What has ended, the newest first. */
export function History({ news }: { readonly news: number }) {
  const { t } = useAccount().words;
  const [page, setPage] = useDraft('history:page', 1);
  const past = useLoaded<OwnBookings>(`/account/bookings?when=past&page=${page}`);
  useEffect(() => {
    if (news > 0) void past.load();
  }, [news]);
  return (
    <Card id="past" title={t('bookings.past')}>
      <Shown
        from={past}
        show={(found) =>
          found.total === 0 ? (
            <p class="quiet">{t('bookings.past-none')}</p>
          ) : (
            <>
              <BookingGroupRows groups={found.bookings.map((first) => ({ first, later: [] }))} />
              <Pages list={found} onPage={setPage} label={t('bookings.past')} />
            </>
          )
        }
      />
    </Card>
  );
}
