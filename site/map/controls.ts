import L from 'leaflet';
import type { Translator } from '../i18n/translator.ts';
import { addScale } from './scale.ts';

const crosshair =
  '<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><circle cx="12" cy="12" r="6.5"/><circle class="dot" cx="12" cy="12" r="2.2"/><path d="M12 1.5v4M12 18.5v4M1.5 12h4M18.5 12h4"/></svg>';

/** Zoom, “use my location” and scale. */
export function addControls(map: L.Map, words: Translator, onLocate: () => void): void {
  const { t } = words;
  L.control
    .zoom({ position: 'topright', zoomInTitle: t('map.zoom-in'), zoomOutTitle: t('map.zoom-out') })
    .addTo(map);
  const locate = new L.Control({ position: 'topright' });
  locate.onAdd = () => {
    const bar = L.DomUtil.create('div', 'leaflet-bar');
    const button = L.DomUtil.create('button', 'locate-button', bar);
    button.type = 'button';
    button.title = t('map.locate');
    button.setAttribute('aria-label', t('map.locate'));
    button.innerHTML = crosshair;
    L.DomEvent.disableClickPropagation(bar);
    L.DomEvent.on(button, 'click', onLocate);
    return bar;
  };
  locate.addTo(map);
  addScale(map, words);
}

/** Plain text in, with the one link that OpenStreetMap asks for. */
export function attributionHtml(text: string): string {
  const safe = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return safe.replace(
    /OpenStreetMap/,
    '<a href="https://www.openstreetmap.org/copyright" rel="noreferrer noopener" target="_blank">OpenStreetMap</a>',
  );
}
