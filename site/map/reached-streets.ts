import L from 'leaflet';
import type { Streets } from '../../server/contract/circle.ts';
import { onLookChange } from '../lib/elder.ts';
import { minuteClassCount, minuteClasses, minuteClassOf } from '../lib/minute-classes.ts';
import { lineToLatLngs } from './order.ts';

export interface ReachedStreets {
  /** Instead of the areas, while there are any. */
  show(streets: Streets | undefined, limitMinutes: number): void;
}

/** Near streets are wider, so that lightness is not all that tells the classes apart. */
const widthPixels = [6, 5.25, 4.5, 3.75, 3];
/** Zoomed out, streets lie closer and lines are thinner. */
const thinned = (zoom: number): number => Math.min(1.2, Math.max(0.4, (zoom - 11) / 5));

/** Reached streets, coloured by minutes. One line of many pieces for each class, drawn on a canvas: a drag brings twenty a second. */
export function addReachedStreets(map: L.Map): ReachedStreets {
  map.createPane('reached-streets');
  const renderer = L.canvas({ pane: 'reached-streets', padding: 0.3 });
  const container = map.getContainer();
  // Far first, so that near ones lie on top where they meet.
  const lines = Array.from({ length: minuteClassCount }, () =>
    L.polyline([], {
      renderer,
      pane: 'reached-streets',
      interactive: false,
      smoothFactor: 1,
      opacity: 1,
    }),
  );
  lines.toReversed().forEach((line) => line.addTo(map));

  function dress(): void {
    const style = getComputedStyle(container);
    lines.forEach((line, index) =>
      line.setStyle({
        color: style.getPropertyValue(`--minutes-${index + 1}`).trim(),
        weight: widthPixels[index]! * thinned(map.getZoom()),
      }),
    );
  }
  dress();
  map.on('zoomend', dress);
  map.on('unload', onLookChange(dress));

  let empty = true;

  return {
    show(streets, limitMinutes) {
      if (!streets && empty) return;
      empty = !streets;
      container.classList.toggle('shows-streets', streets !== undefined);
      const pieces: L.LatLngTuple[][][] = lines.map(() => []);
      const bounds = minuteClasses(limitMinutes);
      for (const { properties, geometry } of streets?.features ?? [])
        pieces[minuteClassOf(properties.minutes, bounds)]!.push(
          ...geometry.coordinates.map(lineToLatLngs),
        );
      lines.forEach((line, index) => line.setLatLngs(pieces[index]!));
    },
  };
}
