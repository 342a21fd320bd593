import type { BookingAnswer } from '../../../server/contract/booking.ts';
import type { Translator } from '../../i18n/translator.ts';
import { localOf, priceWords, spanWords } from '../../lib/visit-time.ts';
import { QrCode } from '../qr-code.tsx';
import { useFitted } from '../use-fitted.ts';

export type Paper = 'a4' | 'a5';

interface Props {
  readonly words: Translator;
  readonly booking: BookingAnswer;
  readonly paper: Paper;
  readonly onDrawn: () => void;
}

/** Steps in which a card with long names gets tighter. */
const tightest = 4;

/** One page in large type: when, who, what is said at the door, whom to call. The QR code leads to the page and names nobody. */
export function VisitCard({ words, booking, paper, onDrawn }: Props) {
  const { t, lang } = words;
  const { start, end, staffName, resourceLabel, visitCode, providerCode, details, toPayFen } =
    booking;
  const { sheet, level } = useFitted(tightest, `${booking.id} ${booking.version} ${paper}`);
  const service =
    lang === 'en' ? (booking.offeringNameEn ?? booking.offeringNameZh) : booking.offeringNameZh;
  const local = localOf(start);
  const link = `${location.origin}${lang === 'en' ? '/en' : ''}/bookings/`;
  return (
    <div class={`sheet visit-card visit-card-${paper} visit-card-level-${level}`} ref={sheet}>
      <header>
        <p class="visit-card-site">
          {t('site.name')} · {t('bookings.number', { code: booking.code })}
        </p>
        <h3>{service}</h3>
      </header>
      <p class="visit-card-when">
        <span>{words.day(local)}</span> <strong>{spanWords(start, end, words)}</strong>
      </p>
      {booking.state === 'requested' && (
        <p class="visit-card-note">{t('bookings.card.not-sure')}</p>
      )}
      <dl>
        <div>
          <dt>{t('bookings.card.who')}</dt>
          <dd>
            <strong>
              {staffName
                ? t('bookings.staff', { name: staffName, label: resourceLabel })
                : t('bookings.staff-number', { label: resourceLabel })}
            </strong>
            <br />
            {booking.providerName}
          </dd>
        </div>
        {details?.address && (
          <div>
            <dt>{t('bookings.address')}</dt>
            <dd>{details.address}</dd>
          </div>
        )}
        <div>
          <dt>{t('bookings.price')}</dt>
          <dd>{priceWords(toPayFen, words)}</dd>
        </div>
      </dl>
      {(providerCode !== null || visitCode !== null) && (
        <div class="visit-card-codes">
          {providerCode !== null && (
            <p>
              {t('bookings.card.theirs')}
              <strong>{[...providerCode].join(' ')}</strong>
            </p>
          )}
          {visitCode !== null && (
            <p>
              {t('bookings.card.mine')}
              <strong>{[...visitCode].join(' ')}</strong>
            </p>
          )}
        </div>
      )}
      <p class="visit-card-call">
        {t('bookings.card.call')}
        <strong>{booking.providerPhone}</strong>
      </p>
      <footer>
        <QrCode text={link} label={t('bookings.card.scan')} onDrawn={onDrawn} />
        <p>
          {t('bookings.card.scan')}
          <br />
          <span class="sheet-link">{link}</span>
        </p>
      </footer>
    </div>
  );
}
