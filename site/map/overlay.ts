import L from 'leaflet';
import type { Position } from '../lib/view-state.ts';
import { fromLatLng, lineToLatLngs, toLatLng } from './order.ts';

export interface OverlayMark {
  readonly id: string;
  readonly position: Position;
  /** `planned` is new, `moved` has left its place for here, `closed` goes, `candidate` may be taken, `chosen` was. */
  readonly look: 'planned' | 'moved' | 'closed' | 'facility' | 'candidate' | 'chosen' | 'gate';
  /** At most two signs inside the mark. */
  readonly text?: string;
  /** Name for tooltip, keyboard and screen readers. */
  readonly title: string;
  readonly onPress?: () => void;
  /** Makes it draggable, also by arrow keys; `done` when it is let go. */
  readonly onMove?: (position: Position, done: boolean) => void;
}

export interface OverlayLine {
  readonly id: string;
  readonly positions: readonly Position[];
  /** `path` is added, `closed` is taken out, `draft` is being drawn. */
  readonly look: 'path' | 'closed' | 'draft';
}

/** A place where people live whose state changes. */
export interface OverlayCell {
  readonly position: Position;
  readonly look: 'gained' | 'lost' | 'left-out';
  /** Side of the square in metres, as large as the population's grain. */
  readonly meters: number;
}

/** A layer of one's own on the planner's map, above streets and names. What is shown again replaces what was there. */
export interface Overlay {
  marks(marks: readonly OverlayMark[]): void;
  lines(lines: readonly OverlayLine[]): void;
  cells(cells: readonly OverlayCell[]): void;
  remove(): void;
}

const markPixels = 30;
const stepPixels = 8;
const steps: Readonly<Record<string, L.PointTuple>> = {
  ArrowLeft: [-stepPixels, 0],
  ArrowRight: [stepPixels, 0],
  ArrowUp: [0, -stepPixels],
  ArrowDown: [0, stepPixels],
};

export function addOverlay(map: L.Map): Overlay {
  for (const pane of ['overlay-cells', 'overlay-lines', 'overlay-marks'])
    if (!map.getPane(pane)) map.createPane(pane);
  const renderer = L.canvas({ pane: 'overlay-cells', padding: 0.3 });
  const groups = { marks: L.layerGroup(), lines: L.layerGroup(), cells: L.layerGroup() };
  for (const group of Object.values(groups)) group.addTo(map);
  const kept = new Map<string, { readonly marker: L.Marker; mark: OverlayMark }>();

  function make(mark: OverlayMark): L.Marker {
    const marker = L.marker(toLatLng(mark.position), {
      pane: 'overlay-marks',
      draggable: mark.onMove !== undefined,
      keyboard: mark.onMove !== undefined || mark.onPress !== undefined,
      interactive: mark.onMove !== undefined || mark.onPress !== undefined,
      title: mark.title,
      icon: iconOf(mark),
    });
    const now = () => kept.get(mark.id)?.mark ?? mark;
    const tell = (done: boolean) => now().onMove?.(fromLatLng(marker.getLatLng()), done);
    marker.on('click', () => now().onPress?.());
    marker.on('drag', () => tell(false));
    marker.on('dragend', () => tell(true));
    marker.on('add', () => {
      const element = marker.getElement()!;
      element.setAttribute('aria-label', mark.title);
      element.addEventListener('keydown', (event) => {
        const step = now().onMove && steps[event.key];
        if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        const at = map.latLngToContainerPoint(marker.getLatLng()).add(step);
        marker.setLatLng(map.containerPointToLatLng(at));
        tell(true);
      });
    });
    return marker;
  }

  return {
    marks(marks) {
      const staying = new Map(marks.map((mark) => [mark.id, mark]));
      for (const [id, { marker, mark }] of kept) {
        const next = staying.get(id);
        // One that looks or does something else is made anew; one that only moved keeps its element and the focus.
        if (next && sameKind(mark, next)) continue;
        groups.marks.removeLayer(marker);
        kept.delete(id);
      }
      for (const mark of marks) {
        const known = kept.get(mark.id);
        if (known) {
          known.mark = mark;
          known.marker.setLatLng(toLatLng(mark.position));
        } else {
          const marker = make(mark);
          kept.set(mark.id, { marker, mark });
          groups.marks.addLayer(marker);
        }
      }
    },
    lines(lines) {
      groups.lines.clearLayers();
      for (const { positions, look } of lines)
        for (const part of ['edge', 'line'])
          L.polyline(lineToLatLngs(positions), {
            pane: 'overlay-lines',
            interactive: false,
            className: `overlay-${part} overlay-${part}-${look}`,
          }).addTo(groups.lines);
    },
    cells(cells) {
      groups.cells.clearLayers();
      const style = getComputedStyle(map.getContainer());
      for (const { position, look, meters } of cells)
        L.rectangle(L.latLng(toLatLng(position)).toBounds(meters), {
          renderer,
          pane: 'overlay-cells',
          interactive: false,
          weight: 1,
          color: style.getPropertyValue(`--cell-${look}`).trim(),
          fillOpacity: 0.55,
        }).addTo(groups.cells);
    },
    remove() {
      for (const group of Object.values(groups)) group.remove();
      kept.clear();
    },
  };
}

const iconOf = ({ look, text = '' }: OverlayMark): L.DivIcon => {
  const sign = document.createElement('span');
  sign.textContent = text;
  return L.divIcon({
    className: `overlay-mark overlay-mark-${look}`,
    html: sign,
    iconSize: [markPixels, markPixels],
  });
};

const sameKind = (a: OverlayMark, b: OverlayMark): boolean =>
  a.look === b.look &&
  a.text === b.text &&
  a.title === b.title &&
  (a.onMove === undefined) === (b.onMove === undefined) &&
  (a.onPress === undefined) === (b.onPress === undefined);
