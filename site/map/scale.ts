import L from 'leaflet';
import type { Translator } from '../i18n/translator.ts';

const widestPixels = 110;

/** A scale in the page's own words: Leaflet's knows only “m” and “km”. Its look is Leaflet's. */
export function addScale(map: L.Map, words: Translator): void {
  const scale = new L.Control({ position: 'bottomleft' });
  scale.onAdd = () => {
    const box = L.DomUtil.create('div', 'leaflet-control-scale');
    const bar = L.DomUtil.create('div', 'leaflet-control-scale-line', box);
    const draw = () => {
      const middle = map.getSize().y / 2;
      const across = map.distance(
        map.containerPointToLatLng([0, middle]),
        map.containerPointToLatLng([widestPixels, middle]),
      );
      const meters = roundMeters(across);
      bar.style.width = `${Math.round((widestPixels * meters) / across)}px`;
      bar.textContent = words.meters(meters);
    };
    map.on('zoomend moveend resize', draw);
    map.whenReady(draw);
    return box;
  };
  scale.addTo(map);
}

/** The longest of 1, 2, 3, 5, 10, 20 … metres that is not longer. */
function roundMeters(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return power * [5, 3, 2, 1].find((step) => step * power <= most)!;
}
