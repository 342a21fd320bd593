import { useEffect } from 'preact/hooks';
import type { OwnBookings } from '../../../server/contract/booking.ts';
import { groupedBySeries, nextOf } from '../../lib/booking-groups.ts';
import { useAccount } from '../account/account-context.ts';
import { Card, Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { BookingGroupRows } from './booking-group-rows.tsx';
import { GrantedHours } from './granted-hours.tsx';
import { History } from './history.tsx';
import { MessageList } from './message-list.tsx';
import { NextVisit } from './next-visit.tsx';
import { Pages } from './pages.tsx';
import { useDraft } from './bookings-context.ts';

/** What is to come, the next one large; then messages, granted hours and what was. @param news asks anew when it grows */
export function OwnList({ news }: { readonly news: number }) {
  const { t, lang } = useAccount().words;
  const [page, setPage] = useDraft('list:page', 1);
  const ahead = useLoaded<OwnBookings>(`/account/bookings?when=ahead&page=${page}`);
  useEffect(() => {
    if (news > 0) void ahead.load();
  }, [news]);
  const home = lang === 'en' ? '/en' : '';
  return (
    <div class="bookings">
      <header class="bookings-head">
        <h1>{t('bookings.title')}</h1>
        <p class="button-row">
          <a class="button button-link" href={`${home}/book/`}>
            {t('bookings.book-more')}
          </a>
          <a class="button button-quiet button-link" href={`${home}/account/`}>
            {t('bookings.to-account')}
          </a>
        </p>
      </header>
      <div class="account-cards">
        <div class="account-column">
          <Shown
            from={ahead}
            show={(found) => {
              const next = page === 1 ? nextOf(found.bookings) : null;
              const rest = found.bookings.filter(({ id }) => id !== next?.id);
              return (
                <>
                  {next && <NextVisit id={next.id} listed={next} />}
                  {found.total === 0 && (
                    <section class="account-card">
                      <EmptyState title={t('bookings.none')} text={t('bookings.none-text')}>
                        <a class="button button-link" href={`${home}/book/`}>
                          {t('bookings.book-first')}
                        </a>
                      </EmptyState>
                    </section>
                  )}
                  {rest.length > 0 && (
                    <Card id="ahead" title={t('bookings.ahead')}>
                      <BookingGroupRows groups={groupedBySeries(rest)} />
                      <Pages list={found} onPage={setPage} label={t('bookings.ahead')} />
                    </Card>
                  )}
                </>
              );
            }}
          />
        </div>
        <div class="account-column">
          <MessageList />
          <GrantedHours />
        </div>
      </div>
      <History news={news} />
    </div>
  );
}
