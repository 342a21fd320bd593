import type { OwnGrants } from '../../../server/contract/office-booking.ts';
import { lengthWords } from '../../lib/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { Card } from '../account/card.tsx';
import { useLoaded } from '../account/use-loaded.ts';
import { useKindNames } from './kind-names.ts';

/** Hours that an office grants, as far as they hold in this month. Nothing where there are none: most people have none. */
export function GrantedHours() {
  const { words } = useAccount();
  const { t } = words;
  const found = useLoaded<OwnGrants>('/account/subsidies');
  const kindName = useKindNames();
  const month = found.value?.month ?? '';
  const grants = (found.value?.grants ?? []).filter(
    ({ ended, fromMonth, untilMonth }) =>
      !ended && fromMonth <= month && (untilMonth === null || month <= untilMonth),
  );
  if (grants.length === 0) return null;
  return (
    <Card id="granted" title={t('bookings.granted')}>
      <ul class="plain-list">
        {grants.map(({ id, serviceKinds, minutesPerMonth, leftMinutes, untilMonth }) => (
          <li key={id}>
            <strong>{t('bookings.granted-left', { left: lengthWords(leftMinutes, words) })}</strong>
            <br />
            <span class="quiet">
              {[
                t('bookings.granted-of', { all: lengthWords(minutesPerMonth, words) }),
                serviceKinds
                  ? t('bookings.granted-for', { kinds: words.list(serviceKinds.map(kindName)) })
                  : t('bookings.granted-for-all'),
                untilMonth && t('bookings.granted-until', { month: untilMonth }),
              ]
                .filter(Boolean)
                .join(t('bookings.comma'))}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
