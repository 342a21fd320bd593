import { Icon } from './icon.tsx';
import { usePage } from './words.ts';

/** Leads from a screen about one place back to the result. */
export function BackButton({ onClose }: { readonly onClose: () => void }) {
  const { t } = usePage().words;
  return (
    <button
      type="button"
      class="text-button back-button"
      title={t('route.close')}
      onClick={onClose}
    >
      <Icon name="back" />
      {t('route.back')}
    </button>
  );
}
