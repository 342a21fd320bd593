import type { Circle } from '../../server/contract/circle.ts';
import { usePage } from './words.ts';

/** To the page of the community that the start lies in. */
export function CommunityLine({ community }: { community: Circle['origin']['community'] }) {
  const { t, lang } = usePage().words;
  if (!community) return null;
  return (
    <p class="community-line">
      <a href={`${lang === 'en' ? '/en' : ''}/community/${community.code}/`}>
        {t('on-site.community', { name: community.name })}
      </a>
    </p>
  );
}
