import L from 'leaflet';
import type { Translator } from '../i18n/translator.ts';
import type { PlaceMark } from '../lib/place-marks.ts';
import { loadClusters } from './clusters.ts';
import { isCrowded, mostSingleMarks } from './crowding.ts';
import { toLatLng } from './order.ts';
import { dotsFromZoom, iconsFromZoom, placeIcon } from './place-icon.ts';

export interface Places {
  show(marks: readonly PlaceMark[]): void;
  /** Marks one place, or none. */
  choose(id: string | null): void;
  /** The place drawn within some pixels of a point of the container. */
  near(point: L.Point, pixels: number): PlaceMark | null;
}

interface Entry {
  readonly marker: L.Marker;
  mark: PlaceMark;
  /** Classes that the element has. */
  look: string;
}

/**
 * Facilities as discs. Those that stay from one circle to the next keep their element; where too many would
 * cover each other they are gathered. The pane is no part of what screen readers hear: the list says it all.
 */
export function addPlaces(
  map: L.Map,
  words: Translator,
  onChoose: (mark: PlaceMark) => void,
): Places {
  map.createPane('places').setAttribute('aria-hidden', 'true');
  const entries = new Map<string, Entry>();
  const single = L.layerGroup().addTo(map);
  let gathered: L.MarkerClusterGroup | undefined;
  let home: L.LayerGroup = single;
  let loading = false;
  let gone = false;
  map.on('unload', () => (gone = true));
  let chosen: string | null = null;
  const setIcons = () => {
    const { classList } = map.getContainer();
    classList.toggle('shows-icons', map.getZoom() >= iconsFromZoom);
    classList.toggle('shows-specks', map.getZoom() < dotsFromZoom);
  };
  setIcons();
  map.on('zoomend', () => {
    setIcons();
    arrange();
    markChosenCluster();
  });

  function dress(entry: Entry, anew = false): void {
    const { marker, mark } = entry;
    const look = [
      `place-${mark.group % 4}`,
      mark.openNow === false ? 'is-closed' : '',
      mark.outside ? 'is-outside' : '',
      mark.id === chosen ? 'is-chosen' : '',
    ]
      .filter(Boolean)
      .join(' ');
    const element = marker.getElement();
    if (!element || (look === entry.look && !anew)) return;
    if (entry.look) element.classList.remove(...entry.look.split(' '));
    element.classList.add(...look.split(' '));
    entry.look = look;
    marker.setZIndexOffset(mark.id === chosen ? 2000 : mark.outside ? 500 : 0);
  }

  function make(mark: PlaceMark): Entry {
    const marker = L.marker(toLatLng(mark.position), {
      icon: placeIcon(mark.category),
      pane: 'places',
      keyboard: false,
    });
    const entry: Entry = { marker, mark, look: '' };
    marker.on('add', () => dress(entry, true));
    marker.on('click', () => onChoose(entry.mark));
    marker.bindTooltip(() => textNode(entry.mark.text), { direction: 'top', offset: [0, -10] });
    return entry;
  }

  /** Puts the marks where they belong: each for itself, or gathered. */
  function arrange(): void {
    const markers = [...entries.values()].map(({ marker }) => marker);
    const crowded = isCrowded(markers.map((marker) => map.latLngToLayerPoint(marker.getLatLng())));
    if (crowded && !gathered) {
      if (!loading) void load();
      if (markers.length > mostSingleMarks) return;
    }
    const next = crowded && gathered ? gathered : single;
    if (next !== home) {
      home.clearLayers();
      if (home !== single) home.remove();
      home = next;
      if (home !== single) home.addTo(map);
    }
    const missing = markers.filter((marker) => !home.hasLayer(marker));
    if (home === gathered) gathered.addLayers(missing);
    else missing.forEach((marker) => home.addLayer(marker));
  }

  async function load(): Promise<void> {
    loading = true;
    const newGroup = await loadClusters(words);
    if (gone) return;
    gathered = newGroup();
    arrange();
    markChosenCluster();
  }

  /** A chosen mark that is gathered cannot be seen: its cluster shows it. */
  function markChosenCluster(): void {
    map.getPane('places')!.querySelector('.cluster.is-chosen')?.classList.remove('is-chosen');
    const marker = chosen ? entries.get(chosen)?.marker : undefined;
    if (!marker || home !== gathered || !gathered?.hasLayer(marker)) return;
    const shown: L.Marker | null = gathered.getVisibleParent(marker);
    if (shown && shown !== marker) shown.getElement()?.classList.add('is-chosen');
  }

  return {
    show(marks) {
      const staying = new Set(marks.map(({ id }) => id));
      const leaving = [...entries].filter(([id]) => !staying.has(id));
      if (home === gathered) gathered.removeLayers(leaving.map(([, { marker }]) => marker));
      else leaving.forEach(([, { marker }]) => home.removeLayer(marker));
      leaving.forEach(([id]) => entries.delete(id));
      for (const mark of marks) {
        const known = entries.get(mark.id);
        if (!known) entries.set(mark.id, make(mark));
        else {
          if (known.mark.category !== mark.category) known.marker.setIcon(placeIcon(mark.category));
          const anew = known.mark.category !== mark.category;
          known.mark = mark;
          dress(known, anew);
        }
      }
      arrange();
      markChosenCluster();
    },
    choose(id) {
      const before = chosen;
      chosen = id;
      for (const changed of [before, id]) {
        const entry = changed === null ? undefined : entries.get(changed);
        if (entry) dress(entry);
      }
      markChosenCluster();
    },
    near(point, pixels) {
      let best: PlaceMark | null = null;
      let bestPixels = pixels;
      for (const { marker, mark } of entries.values()) {
        if (!map.hasLayer(marker)) continue;
        const distance = map.latLngToContainerPoint(marker.getLatLng()).distanceTo(point);
        if (distance <= bestPixels) [best, bestPixels] = [mark, distance];
      }
      return best;
    },
  };
}

function textNode(text: string): HTMLElement {
  const element = document.createElement('span');
  element.textContent = text;
  return element;
}
