import { useContext } from 'preact/hooks';
import type { Circle } from '../../../server/contract/circle.ts';
import { officeHoursWords } from '../../lib/office-words.ts';
import { phoneHref } from '../../lib/phone.ts';
import { AskedTime } from '../asked-time.ts';
import { Icon } from '../icon.tsx';
import { usePage } from '../words.ts';

type Community = NonNullable<Circle['origin']['community']>;

/** At the foot of every screen: the community's office, to be called with one tap, and when somebody is there. */
export function ElderOffice({ community }: { readonly community: Community }) {
  const { words } = usePage();
  const { t, lang } = words;
  const asked = useContext(AskedTime);
  const { name, code, office } = community;
  const when = office && officeHoursWords(office, asked, words);
  return (
    <section class="elder-office" aria-label={t('community.office', { name })}>
      <h2 class="elder-change">{t('community.office', { name })}</h2>
      {office?.phone ? (
        <a class="big-button big-good" href={phoneHref(office.phone)}>
          <span class="big-icon">
            <Icon name="phone" />
          </span>
          <span class="big-words">
            <span class="big-label">{t('community.call', { number: office.phone })}</span>
            {when && <span class="big-detail">{when}</span>}
          </span>
        </a>
      ) : (
        <p>{t('community.no-phone')}</p>
      )}
      {!office?.phone && when && <p>{t('community.hours', { when })}</p>}
      {office?.address && <p class="quiet">{office.address}</p>}
      <p>
        <a href={`${lang === 'en' ? '/en' : ''}/community/${code}/?large=1`}>
          {t('community.page')}
        </a>
      </p>
    </section>
  );
}
