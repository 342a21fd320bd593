import { useId, useState } from 'preact/hooks';
import type { ExternalMap } from '../lib/external-maps.ts';
import { Icon } from './icon.tsx';
import { usePage } from './words.ts';

interface Props {
  /** `[lng, lat]` of the facility, WGS-84. */
  readonly position: readonly number[];
  readonly name: string;
}

/** Links to four map apps, made when they are asked for. Nothing leaves the page until one is followed. */
export function OtherMaps({ position, name }: Props) {
  const { t } = usePage().words;
  const list = useId();
  const [open, setOpen] = useState(false);
  const [maps, setMaps] = useState<readonly ExternalMap[] | 'failed' | null>(null);
  const toggle = () => {
    setOpen(!open);
    if (open || (maps && maps !== 'failed')) return;
    setMaps(null);
    // The conversion to China's shifted coordinates weighs more than this list: loaded on demand.
    import('../lib/external-maps.ts')
      .then(({ externalMaps }) => externalMaps(position, name))
      .then(setMaps, () => setMaps('failed'));
  };
  return (
    <div class="other-maps">
      <button
        type="button"
        class="button button-quiet other-maps-button"
        aria-expanded={open}
        aria-controls={list}
        onClick={toggle}
      >
        <Icon name="map" />
        {t('maps.open')}
        <Icon name="fold" />
      </button>
      <div id={list} hidden={!open}>
        <p class="quiet">{t('maps.lead')}</p>
        <p role="status">
          {open && maps === null && t('maps.loading')}
          {maps === 'failed' && t('maps.failed')}
        </p>
        {maps && maps !== 'failed' && (
          <ul class="other-maps-list">
            {maps.map(({ code, url }) => (
              <li key={code}>
                <a
                  href={url}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={t('maps.new-window', { name: t(`maps.${code}`) })}
                >
                  {t(`maps.${code}`)}
                  <Icon name="outside" />
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
