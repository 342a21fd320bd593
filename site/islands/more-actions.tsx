import { useRef, useState } from 'preact/hooks';
import { formatFragment } from '../lib/fragment.ts';
import { saveFile } from '../lib/save-file.ts';
import { Icon } from './icon.tsx';
import type { CirclePageModel } from './use-circle-page.ts';
import { usePage } from './words.ts';

interface Props {
  readonly model: CirclePageModel;
  /** Something was done, in words. */
  readonly onSaid: (text: string) => void;
  readonly onFailed: () => void;
}

/** Less common things, behind one button that unfolds them. */
export function MoreActions({ model, onSaid, onFailed }: Props) {
  const { t, lang } = usePage().words;
  const { circle, view, origin } = model;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
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
    <div
      class="more-actions"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        event.stopPropagation();
        setOpen(false);
        button.current?.focus();
      }}
    >
      <button
        type="button"
        class="button button-quiet action"
        disabled={!circle}
        aria-expanded={open}
        aria-controls="more-actions"
        ref={button}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more-things" />
        {t('actions.more')}
      </button>
      <ul class="more-list" id="more-actions" hidden={!open}>
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
      </ul>
    </div>
  );
}
