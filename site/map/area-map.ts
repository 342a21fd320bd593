import L from 'leaflet';
import 'leaflet/dist/leaflet.css';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Translator } from '../i18n/translator.ts';
import type { Position } from '../lib/view-state.ts';
import { addBaseMap } from './base-map.ts';
import { attributionHtml } from './controls.ts';
import { fromLatLng, lineToLatLngs, polygonsToLatLngs, toLatLng } from './order.ts';

type Polygons = readonly (readonly (readonly Position[])[])[];

export interface DrawnArea {
  /** @param corners of the shape that is being drawn; null: nothing is drawn */
  show(polygons: Polygons, corners: readonly Position[] | null): void;
  destroy(): void;
}

const cornerPixels = 24;

/** A service area. While it is drawn a press adds a corner, dragging moves one, a press on one takes it away. */
export function createAreaMap(
  container: HTMLElement,
  region: RegionAnswer,
  words: Translator,
  base: Position,
  onCorners: (corners: readonly Position[]) => void,
): DrawnArea {
  const { t, lang } = words;
  const map = L.map(container, {
    minZoom: 8,
    maxZoom: 19,
    zoomControl: false,
    doubleClickZoom: false,
    scrollWheelZoom: false,
  });
  L.control.zoom({ zoomInTitle: t('map.zoom-in'), zoomOutTitle: t('map.zoom-out') }).addTo(map);
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution(attributionHtml(region.attribution));
  map.setView(toLatLng(base), 14, { animate: false });
  const ground = addBaseMap(map, region, lang, null);
  const group = L.layerGroup().addTo(map);
  let drawing: readonly Position[] | null = null;
  let fitted = '';
  map.on('click', ({ latlng }) => drawing && onCorners([...drawing, fromLatLng(latlng)]));
  const watcher = new ResizeObserver(() => map.invalidateSize({ pan: false }));
  watcher.observe(container);

  function addCorner(at: Position, index: number, corners: readonly Position[]): void {
    const icon = L.divIcon({ className: 'area-corner', iconSize: [cornerPixels, cornerPixels] });
    const moved = (to: Position) => corners.map((corner, i) => (i === index ? to : corner));
    L.marker(toLatLng(at), {
      icon,
      draggable: true,
      keyboard: false,
      title: t('provider.corner', { number: String(index + 1) }),
    })
      .on('dragend', ({ target }: L.DragEndEvent) =>
        onCorners(moved(fromLatLng((target as L.Marker).getLatLng()))),
      )
      .on('click', () => onCorners(corners.filter((_, i) => i !== index)))
      .addTo(group);
  }

  return {
    show(polygons, corners) {
      drawing = corners;
      group.clearLayers();
      const style = { className: 'area-shape', interactive: false };
      const shown = L.polygon(polygonsToLatLngs(polygons), style).addTo(group);
      if (corners && corners.length > 1) L.polygon(lineToLatLngs(corners), style).addTo(group);
      const icon = L.divIcon({ className: 'round-base', iconSize: [30, 30] });
      L.marker(toLatLng(base), { icon, keyboard: false, interactive: false }).addTo(group);
      corners?.forEach((at, i) => addCorner(at, i, corners));
      const text = JSON.stringify(polygons);
      if (polygons.length > 0 && text !== fitted) {
        fitted = text;
        map.fitBounds(shown.getBounds().extend(toLatLng(base)), {
          padding: [20, 20],
          animate: false,
        });
      }
    },
    destroy() {
      watcher.disconnect();
      ground.remove();
      map.remove();
    },
  };
}
