import type { MediatorAnswer } from '../../../../server/contract/complaint.ts';
import { phoneHref } from '../../../lib/phone.ts';
import { usePage } from '../../words.ts';

/** 人民调解: where one goes, how to call, and the circle around it with its way. */
export function Mediator({ mediator }: { readonly mediator: MediatorAnswer }) {
  const { t, lang } = usePage().words;
  const { name, nameEn, address, phone, seconds, link } = mediator;
  return (
    <p class="visits-mediator">
      <strong>{(lang === 'en' && nameEn) || name || t('office.visits.mediator')}</strong>
      {address && ` · ${address}`}
      {phone && (
        <>
          {' · '}
          <a href={phoneHref(phone)}>{phone}</a>
        </>
      )}
      {seconds !== null &&
        ` · ${t('office.visits.mediator-walk', { minutes: Math.ceil(seconds / 60) })}`}
      <br />
      <a href={lang === 'en' ? `/en${link}` : link}>{t('office.visits.mediator-circle')}</a>
    </p>
  );
}
