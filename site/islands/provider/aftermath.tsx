import type { ProviderComplaints } from '../../../server/contract/complaint.ts';
import type { OwnRatings, ProviderRatings } from '../../../server/contract/rating.ts';
import { useAccount } from '../account/account-context.ts';
import { Card, Shown } from '../account/card.tsx';
import { momentWords } from '../../lib/moment-words.ts';
import { useDesk } from './desk.ts';
import { RatingEntry } from './rating-entry.tsx';
import { useLooked } from './use-looked.ts';

/** What residents said of visits, with the provider's replies, and complaints as far as a provider sees them. */
export function Aftermath() {
  const { words } = useAccount();
  const { t } = words;
  const { own } = useDesk();
  const base = `/providers/${own.provider.id}`;
  const seen = useLooked<ProviderRatings>(`${base}/ratings`);
  const ratings = useLooked<OwnRatings>(`${base}/ratings/own`);
  const complaints = useLooked<ProviderComplaints>(`${base}/complaints`);
  const replied = (id: string, reply: OwnRatings['ratings'][number]['reply']) =>
    ratings.value &&
    ratings.set({
      ...ratings.value,
      ratings: ratings.value.ratings.map((one) => (one.id === id ? { ...one, reply } : one)),
    });
  return (
    <>
      <Card id="ratings" title={t('provider.ratings')}>
        {seen.value?.rating && (
          <p>
            {t('provider.rating-mean', {
              mean: seen.value.rating.mean.toFixed(1),
              count: String(seen.value.rating.count),
              least: String(Math.floor(seen.value.rating.surelySatisfied * 100)),
            })}
          </p>
        )}
        <Shown
          from={ratings}
          show={({ ratings: list }) =>
            list.length === 0 ? (
              <p class="quiet">{t('provider.no-ratings')}</p>
            ) : (
              <ul class="entries">
                {list.map((rating) => (
                  <RatingEntry
                    key={rating.id}
                    rating={rating}
                    onReplied={(reply) => replied(rating.id, reply)}
                  />
                ))}
              </ul>
            )
          }
        />
      </Card>
      <Card id="complaints" title={t('provider.complaints')}>
        <p class="quiet">{t('provider.complaints-text')}</p>
        <Shown
          from={complaints}
          show={({ complaints: list }) =>
            list.length === 0 ? (
              <p class="quiet">{t('provider.no-complaints')}</p>
            ) : (
              <ul class="entries">
                {list.map((one) => (
                  <li class="entry entry-tall" key={one.id}>
                    <p>
                      <strong>{t(`provider.about-${one.about ?? 'other'}`)}</strong>{' '}
                      <span class="state">{t(`provider.complaint-${one.state}`)}</span>{' '}
                      {one.outcome && t(`provider.outcome-${one.outcome}`)}
                    </p>
                    <p class="quiet">
                      {[
                        one.code && t('provider.booking-code', { code: one.code }),
                        momentWords(one.at, words),
                        one.dueAt && t('provider.due', { moment: momentWords(one.dueAt, words) }),
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </p>
                  </li>
                ))}
              </ul>
            )
          }
        />
      </Card>
    </>
  );
}
