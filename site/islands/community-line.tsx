import type { Circle } from '../../server/contract/circle.ts';
import { CommunityMore } from './parts-for-later.ts';
import { usePage } from './words.ts';

/** The community that the start lies in: its page; whom to call and what can be done near by, where that is known. */
export function CommunityLine({ circle }: { readonly circle: Circle }) {
  const { t, lang } = usePage().words;
  const { community } = circle.origin;
  if (!community) return null;
  return (
    <section class="community-block">
      <p class="community-line">
        <a href={`${lang === 'en' ? '/en' : ''}/community/${community.code}/`}>
          {t('on-site.community', { name: community.name })}
        </a>
      </p>
      {(community.office || circle.guides) && <CommunityMore circle={circle} />}
    </section>
  );
}
