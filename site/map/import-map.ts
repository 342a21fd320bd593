import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Translator } from '../i18n/translator.ts';
import { onLookChange } from '../lib/elder.ts';
import { verdicts, type ImportMark } from '../lib/import-marks.ts';
import { addBaseMap } from './base-map.ts';
import { attributionHtml } from './controls.ts';
import { calmly } from './framing.ts';
import { toLatLng } from './order.ts';
import { readMarkLook, ShapeMarker } from './shape-marker.ts';

export interface ImportMap {
  /** @param fit brings all of them into view */
  show(marks: readonly ImportMark[], fit: boolean): void;
  /** Rings one line's mark and brings it into view; null for none. */
  choose(line: number | null): void;
  destroy(): void;
}

const chosenZoom = 17;
/** A finger is wider than a mark. */
const nearPixels = 7;

/**
 * Lines of a table where they would stand. All marks are one canvas, so that two thousand of them move as one picture; screen readers and the
 * keyboard have the table instead.
 */
export function createImportMap(
  container: HTMLElement,
  region: RegionAnswer,
  words: Translator,
  onChoose: (line: number) => void,
): ImportMap {
  const map = L.map(container, { minZoom: 8, maxZoom: 19, zoomControl: false });
  const { t } = words;
  L.control.zoom({ zoomInTitle: t('map.zoom-in'), zoomOutTitle: t('map.zoom-out') }).addTo(map);
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(attributionHtml(region.attribution));
  const [lng, lat] = region.start.position as [number, number];
  map.setView(toLatLng([lng, lat]), 14, { animate: false });
  const base = addBaseMap(map, region, words.lang, null);
  for (const pane of ['import-ring', 'import-marks'])
    map.createPane(pane).setAttribute('aria-hidden', 'true');
  map.getPane('import-ring')!.style.zIndex = '440';
  map.getPane('import-marks')!.style.zIndex = '450';
  const renderer = L.canvas({ pane: 'import-marks', tolerance: nearPixels });
  const group = L.layerGroup().addTo(map);
  const ring = L.circleMarker([0, 0], {
    pane: 'import-ring',
    radius: 15,
    interactive: false,
    className: 'import-ring',
  });
  let shown: readonly ImportMark[] = [];

  function draw(): void {
    const look = readMarkLook(container);
    group.clearLayers();
    // What matters most is drawn last, above the rest.
    const ordered = shown.toSorted(
      (a, b) => verdicts.indexOf(b.verdict) - verdicts.indexOf(a.verdict),
    );
    for (const mark of ordered)
      new ShapeMarker(toLatLng(mark.position), mark.verdict, look, {
        renderer,
        pane: 'import-marks',
      })
        .on('click', () => onChoose(mark.line))
        .bindTooltip(() => textNode(mark.text), { direction: 'top', offset: [0, -8] })
        .addTo(group);
  }
  const stopListening = onLookChange(draw);
  const watcher = new ResizeObserver(() => map.invalidateSize({ pan: false }));
  watcher.observe(container);
  return {
    show(marks, fit) {
      shown = marks;
      draw();
      if (!fit || marks.length === 0) return;
      const bounds = L.latLngBounds(marks.map(({ position }) => toLatLng(position)));
      map.fitBounds(bounds, { padding: [28, 28], maxZoom: chosenZoom, animate: false });
    },
    choose(line) {
      const mark = shown.find((one) => one.line === line);
      if (!mark) return void ring.remove();
      const at = toLatLng(mark.position);
      ring.setLatLng(at).addTo(map);
      const options = { animate: !calmly() };
      if (map.getZoom() < chosenZoom - 2) map.setView(at, chosenZoom - 1, options);
      else map.panTo(at, options);
    },
    destroy() {
      stopListening();
      watcher.disconnect();
      base.remove();
      map.remove();
    },
  };
}

function textNode(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}
