import type { MediatorAnswer } from '../../../server/contract/complaint.ts';
import { phoneHref } from '../../lib/phone.ts';
import { useAccount } from '../account/account-context.ts';

/** People's mediation: where it is, whom to call, and the way there. */
export function Mediator({ mediator }: { readonly mediator: MediatorAnswer }) {
  const { t, lang } = useAccount().words;
  const { name, nameEn, address, phone, link } = mediator;
  const said = (lang === 'en' ? (nameEn ?? name) : name) ?? t('bookings.mediator.unnamed');
  return (
    <div class="visit-mediator">
      <h3>{t('bookings.mediator')}</h3>
      <p>
        <strong>{said}</strong>
        {address && (
          <>
            <br />
            {address}
          </>
        )}
        {phone && (
          <>
            <br />
            <a href={phoneHref(phone)}>{t('bookings.call', { number: phone })}</a>
          </>
        )}
      </p>
      <p>
        <a href={(lang === 'en' ? '/en' : '') + link}>{t('bookings.mediator.way')}</a>
      </p>
    </div>
  );
}
