import L from 'leaflet';
import type { Translator } from '../i18n/translator.ts';
import type { GroundLayer } from '../lib/deployment-schema.ts';

/**
 * Lets a resident choose the ground: the own map, or one that the deployment has added. Plain radio buttons in a box that
 * opens, so that keys and screen readers find what they know. Not on the map where there is nothing to choose.
 */
export function addGroundChoice(
  map: L.Map,
  layers: readonly GroundLayer[],
  { t, lang }: Translator,
  shown: GroundLayer | null,
  onChoose: (layer: GroundLayer | null) => void,
): void {
  if (layers.length === 0) return;
  const control = new L.Control({ position: 'topright' });
  control.onAdd = () => {
    const box = document.createElement('details');
    box.className = 'ground-choice leaflet-bar';
    const summary = document.createElement('summary');
    summary.textContent = t('map.ground');
    const group = document.createElement('fieldset');
    const legend = document.createElement('legend');
    legend.className = 'visually-hidden';
    legend.textContent = t('map.ground');
    group.append(legend);
    for (const layer of [null, ...layers]) {
      const label = document.createElement('label');
      const input = document.createElement('input');
      input.type = 'radio';
      input.name = 'ground';
      input.checked = layer === shown;
      input.addEventListener('change', () => onChoose(layer));
      const name = layer ? layer.name[lang === 'en' ? 'en' : 'zh'] : t('map.ground-own');
      label.append(input, name);
      group.append(label);
    }
    box.append(summary, group);
    L.DomEvent.disableClickPropagation(box);
    L.DomEvent.disableScrollPropagation(box);
    return box;
  };
  control.addTo(map);
}
