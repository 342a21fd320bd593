import {
  inLanguage,
  languageName,
  offerName,
  providerName,
  placeName,
} from '../../lib/book/offer.ts';
import { lengthWords } from '../../lib/book/length-words.ts';
import { beside } from '../../lib/book/beside.ts';
import { priceWords } from '../../lib/book/price-words.ts';
import type { Language } from '../../i18n/translator.ts';
import { formatFragment } from '../../lib/fragment.ts';
import { asPosition, type Position } from '../../lib/view-state.ts';
import type { OfferingAnswer } from '../../../server/contract/offering.ts';
import { phoneHref } from '../../lib/phone.ts';
import { useAccount } from '../account/account-context.ts';
import { Shown } from '../account/card.tsx';
import { useBooking } from './book-context.ts';
import { Certificates, RatingMark } from './offer-card.tsx';
import { Screen } from './screen.tsx';
import { Terms } from './terms.tsx';
import type { ChosenOffering } from './use-offering.ts';

/** One offering in full, before a time is chosen. */
export function OfferStep() {
  const { t, lang } = useAccount().words;
  const { offering } = useBooking();
  const chosen = offering.value?.offering;
  return (
    <Screen
      title={chosen ? offerName(chosen, lang) : t('book.offer.title')}
      about={chosen && providerName(chosen, lang)}
    >
      <Shown from={offering} show={(value) => <Offering chosen={value} />} />
    </Screen>
  );
}

function Offering({ chosen }: { readonly chosen: ChosenOffering }) {
  const { words } = useAccount();
  const { t, lang, minutes, row } = words;
  const { href, choices } = useBooking();
  const { offering, comes, minutesAway } = chosen;
  const { provider } = offering;
  const about = inLanguage(offering.aboutZh, offering.aboutEn, lang);
  const prepare = inLanguage(offering.prepareZh, offering.prepareEn, lang);
  const aboutProvider = inLanguage(provider.aboutZh, provider.aboutEn, lang);
  return (
    <>
      <p class="offer-price">{priceWords(offering, words)}</p>
      {offering.subsidised && <p>{t('book.subsidised-text')}</p>}
      <ul class="offer-marks">
        {offering.rating && offering.rating.count > 0 && (
          <li>
            <RatingMark rating={offering.rating} />
          </li>
        )}
        {minutesAway !== null && (
          <li>
            {t(offering.mode === 'at_facility' ? 'book.away-there' : 'book.away', {
              minutes: minutes(minutesAway * 60),
            })}
          </li>
        )}
        <Certificates types={offering.certificates} />
      </ul>
      {about && <p class="prose">{about}</p>}
      {comes === false ? (
        <p class="account-notice" role="alert">
          {t('book.no-one-comes')}
        </p>
      ) : (
        <div class="button-row">
          <a class="button button-link" href={href('when')}>
            {t('book.offer.choose-time')}
          </a>
        </div>
      )}
      <dl class="book-facts">
        {offering.place && (
          <div>
            <dt>{t('book.check.where')}</dt>
            <dd>
              <p>{placeName(offering, lang)}</p>
              <p>
                <a href={wayTo(offering.place, choices.at, lang)}>{t('book.offer.way')}</a>
              </p>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('book.offer.length')}</dt>
          <dd>{row(offering.durationsMinutes.map((length) => lengthWords(length, words)))}</dd>
        </div>
        {offering.languages.length > 0 && (
          <div>
            <dt>{t('book.offer.languages')}</dt>
            <dd>{row(offering.languages.map((code) => languageName(code, words)))}</dd>
          </div>
        )}
        {prepare && (
          <div>
            <dt>{t('book.offer.prepare')}</dt>
            <dd class="prose">{prepare}</dd>
          </div>
        )}
        <Terms offering={offering} />
        <div>
          <dt>{t('book.offer.provider')}</dt>
          <dd>
            <p>{beside(providerName(offering, lang), t(`book.provider.${provider.kind}`))}</p>
            {aboutProvider && <p class="prose">{aboutProvider}</p>}
            <p>
              <a href={phoneHref(provider.phone)}>{provider.phone}</a>
            </p>
          </dd>
        </div>
      </dl>
    </>
  );
}

/** The circle's page with the way to where one goes. */
function wayTo(
  { facility, position }: NonNullable<OfferingAnswer['place']>,
  at: Position | undefined,
  lang: Language,
): string {
  const to = facility === null ? { to: asPosition(position) } : { facility };
  const view = { profile: 'walk', ...(at && { position: at }), ...to } as const;
  return `${lang === 'en' ? '/en' : ''}/#${formatFragment(view)}`;
}
