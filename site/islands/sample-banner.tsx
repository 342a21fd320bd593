import { usePage } from './words.ts';

export function SampleBanner() {
  const { t } = usePage().words;
  return (
    <p class="sample-banner">
      <strong>{t('invented.title')}</strong> {t('invented.text')}
    </p>
  );
}
