import type { RegionAnswer } from '../../server/contract/region.ts';
import { usePage } from './words.ts';

export function AboutData({ region }: { readonly region: RegionAnswer | undefined }) {
  const { t, date } = usePage().words;
  return (
    <footer class="about-data">
      <p>{t('site.privacy')}</p>
      <p>{t('site.basis')}</p>
      <p>
        {region && `${region.attribution} · `}
        {region?.dataDate && `${t('site.data-date', { date: date(region.dataDate) })} · `}
        <a href="/api/docs">{t('site.api')}</a>
      </p>
    </footer>
  );
}
