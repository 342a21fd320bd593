import { useState } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import { usePage } from '../words.ts';
import type { Recent } from './use-recent.ts';

/** Buttons have no place inside a list of options, so deleting stands below it. */
export function RecentTools({
  recent,
  english,
  refocus,
}: {
  readonly recent: Recent;
  readonly english: boolean;
  /** The button that was pressed goes away, and the focus must not go with it. */
  readonly refocus: () => void;
}) {
  const { t } = usePage().words;
  const [choosing, setChoosing] = useState(false);
  return (
    <div class="search-recent-tools">
      <p class="search-hint">{t('search.recent-where')}</p>
      <button
        type="button"
        class="text-button"
        aria-expanded={choosing}
        onClick={() => setChoosing(!choosing)}
      >
        {t('search.forget-some')}
      </button>
      <button
        type="button"
        class="text-button"
        onClick={() => {
          refocus();
          recent.forgetAll();
        }}
      >
        {t('search.forget-all')}
      </button>
      {choosing && (
        <ul>
          {recent.places.map((place) => (
            <li key={`${place.region}/${place.kind}/${place.id}`}>
              <button
                type="button"
                class="forget"
                onClick={() => {
                  refocus();
                  recent.forget(place);
                }}
              >
                <Icon name="close" />
                {t('search.forget', {
                  name: `${place.name} (${place.detail[english ? 'en' : 'zh']})`,
                })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
