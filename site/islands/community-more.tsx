import { useContext } from 'preact/hooks';
import type { Circle } from '../../server/contract/circle.ts';
import { guidesNear } from '../lib/guide-words.ts';
import { officeHoursWords } from '../lib/office-words.ts';
import { phoneHref } from '../lib/phone.ts';
import { AskedTime } from './asked-time.ts';
import { Icon } from './icon.tsx';
import { usePage } from './words.ts';

/** Whom to call in the community and when, and what can be done near by its guides. */
export function CommunityMore({ circle }: { readonly circle: Circle }) {
  const { words } = usePage();
  const { t } = words;
  const asked = useContext(AskedTime);
  const office = circle.origin.community?.office;
  const when = office && officeHoursWords(office, asked, words);
  return (
    <>
      {office?.phone && (
        <a class="facility-phone" href={phoneHref(office.phone)}>
          <Icon name="phone" />
          {t('community.call', { number: office.phone })}
        </a>
      )}
      {when && <p class="quiet">{t('community.hours', { when })}</p>}
      {circle.guides && (
        <>
          <h2>{t('community.guides')}</h2>
          <GuidesNear circle={circle} />
        </>
      )}
    </>
  );
}

/** “办理老年人优待证 · 广场社区公共服务站 · 离您 6 分钟”. */
export function GuidesNear({ circle }: { readonly circle: Circle }) {
  const { words, nameOf } = usePage();
  const guides = guidesNear(circle, nameOf, words);
  if (guides.length === 0) return null;
  return (
    <ul class="guides-near">
      {guides.map(({ href, title, lang, where }) => (
        <li key={href}>
          <a href={href} lang={lang}>
            {title}
          </a>
          <span class="quiet"> {where}</span>
        </li>
      ))}
    </ul>
  );
}
