import { useEffect } from 'preact/hooks';
import type { RatingAnswer, VisitRating } from '../../../server/contract/rating.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { momentNear } from '../../lib/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { Card, Shown } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { useBookings } from './bookings-context.ts';
import { useOne } from './one-booking.ts';
import { RatingForm } from './rating-form.tsx';

/** One's own rating, once; what the provider said, when both have spoken or the time is over. */
export function OwnRating() {
  const { words } = useAccount();
  const { t } = words;
  const { now } = useBookings();
  const { booking } = useOne();
  const rating = useLoaded<VisitRating>(`/bookings/${encodeURIComponent(booking.id)}/rating`);
  useEffect(() => {
    if (rating.value) void rating.load();
  }, [booking.version]);
  return (
    <Card id="rating" title={t('bookings.rating')}>
      <Shown
        from={rating}
        show={({ mayRate, because, until, own, other }) => (
          <>
            {mayRate && until && (
              <>
                <p>{t('bookings.rating.blind', { when: momentNear(until, now, words) })}</p>
                <RatingForm onRated={rating.set} />
              </>
            )}
            {because === 'too-late' && <p>{t('bookings.rating.too-late')}</p>}
            {own && <Said rating={own} whose="own" />}
            {own && !own.shown && (
              <p class="quiet">
                {t('bookings.rating.not-shown', { when: momentNear(own.shownFrom, now, words) })}
              </p>
            )}
            {own?.hidden && <p class="account-notice">{t('bookings.rating.hidden')}</p>}
            {other && <Said rating={other} whose="theirs" />}
            {own?.shown && !other && <p class="quiet">{t('bookings.rating.other-none')}</p>}
          </>
        )}
      />
    </Card>
  );
}

interface SaidProps {
  readonly rating: RatingAnswer;
  readonly whose: 'own' | 'theirs';
}

function Said({ rating: { stars, words: said, at, reply }, whose }: SaidProps) {
  const { words } = useAccount();
  const { t } = words;
  return (
    <div class="visit-said">
      <h3>{t(`bookings.rating.${whose}`)}</h3>
      <p>
        <strong>{t(`bookings.stars.${stars as 1 | 2 | 3 | 4 | 5}`)}</strong>
      </p>
      {said && <p class="visit-quote">{said}</p>}
      <p class="quiet">{momentWords(at, words)}</p>
      {reply && (
        <>
          <h3>{t('bookings.rating.reply')}</h3>
          <p class="visit-quote">{reply.words}</p>
        </>
      )}
    </div>
  );
}
