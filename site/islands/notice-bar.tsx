import { Icon } from './icon.tsx';
import type { Notice } from './notice.ts';
import { usePage } from './words.ts';

interface Props {
  readonly notice: Notice;
  readonly onDismiss: () => void;
}

export function NoticeBar({ notice, onDismiss }: Props) {
  const { t } = usePage().words;
  return (
    <div class={`notice notice-${notice.tone}`} role={notice.tone === 'error' ? 'alert' : 'status'}>
      <Icon name="alert" />
      <div class="notice-words">
        <p>{notice.text}</p>
        {notice.actions.length > 0 && (
          <p class="button-row">
            {notice.actions.map(({ label, run }) => (
              <button type="button" class="button" onClick={run} key={label}>
                {label}
              </button>
            ))}
          </p>
        )}
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label={t('notice.dismiss')}
        title={t('notice.dismiss')}
        onClick={onDismiss}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
