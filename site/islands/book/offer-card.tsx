import type { ShownRating } from '../../../server/contract/rating.ts';
import { offerName, placeName, providerName, type Offer } from '../../lib/book/offer.ts';
import { priceWords } from '../../lib/book/price-words.ts';
import { startWords } from '../../lib/book/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { useBooking } from './book-context.ts';

/** One offering in the list: what one compares by, and the way to all of it. */
export function OfferCard({ offer }: { readonly offer: Offer }) {
  const { words } = useAccount();
  const { t, lang, minutes } = words;
  const { href } = useBooking();
  const { nextFree, minutesAway, mode } = offer;
  return (
    <li class="offer-card">
      <h2>
        <a href={href('offer', { offering: offer.id, minutes: undefined, start: undefined })}>
          {offerName(offer, lang)}
        </a>
      </h2>
      <p class="offer-price">{priceWords(offer, words)}</p>
      <p class="offer-provider">
        {providerName(offer, lang)}{' '}
        <span class="quiet">{t(`book.provider.${offer.provider.kind}`)}</span>
      </p>
      {offer.place && <p>{placeName(offer, lang)}</p>}
      <p class="offer-free">
        {nextFree === null
          ? t('book.none-free')
          : t('book.earliest', { time: startWords(nextFree, words) })}
      </p>
      <ul class="offer-marks">
        {offer.rating && offer.rating.count > 0 && (
          <li>
            <RatingMark rating={offer.rating} />
          </li>
        )}
        {minutesAway !== null && (
          <li>
            {t(mode === 'at_facility' ? 'book.away-there' : 'book.away', {
              minutes: minutes(minutesAway * 60),
            })}
          </li>
        )}
        <Certificates types={offer.certificates} />
        {offer.subsidised && <li>{t('book.subsidised')}</li>}
        {offer.needsAcceptance && <li>{t('book.needs-acceptance')}</li>}
      </ul>
    </li>
  );
}

export function Certificates({ types }: { readonly types: readonly string[] }) {
  const { facts } = useBooking();
  return (
    <>
      {types.map((type) => (
        <li key={type} class="offer-certificate">
          {facts.certificates[type] ?? type}
        </li>
      ))}
    </>
  );
}

/** The mean and how many it is of: one number alone says too much. */
export function RatingMark({ rating }: { readonly rating: ShownRating }) {
  const { plural } = useAccount().words;
  return <>{plural('book.rating', rating.count, { mean: rating.mean.toFixed(1) })}</>;
}
