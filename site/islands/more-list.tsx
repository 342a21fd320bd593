import { formatFragment } from '../lib/fragment.ts';
import { saveFile } from '../lib/save-file.ts';
import { Icon } from './icon.tsx';
import type { MoreProps } from './more-actions.tsx';
import { usePage } from './words.ts';

/** The result as a file, and the way to a poster. */
export function MoreList({ model, onSaid, onFailed }: MoreProps) {
  const { t, lang } = usePage().words;
  const { circle, view, origin } = model;
  const save = () => {
    if (!circle) return;
    import('../lib/circle-geojson.ts').then(({ circleGeoJson, geoJsonName }) => {
      const name = geoJsonName(circle);
      const text = JSON.stringify(circleGeoJson(circle));
      saveFile(name, new Blob([text], { type: 'application/geo+json' }));
      onSaid(t('actions.saved', { file: name }));
    }, onFailed);
  };
  const { with: _second, step: _step, facility: _facility, ...own } = view;
  const fragment = formatFragment({ ...own, ...(origin && { position: origin }) });
  return (
    <>
      <li>
        <button type="button" class="more-item" onClick={save}>
          <Icon name="save" />
          <span>
            {t('actions.save')}
            <span class="more-hint">{t('actions.save-hint')}</span>
          </span>
        </button>
      </li>
      <li>
        <a class="more-item" href={`${lang === 'en' ? '/en' : ''}/poster/#${fragment}`}>
          <Icon name="poster" />
          <span>
            {t('actions.poster')}
            <span class="more-hint">{t('actions.poster-hint')}</span>
          </span>
        </a>
      </li>
    </>
  );
}
