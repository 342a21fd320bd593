import L from 'leaflet';
import { onLookChange } from '../lib/elder.ts';
import type { AreaShape } from '../lib/planner/area-shapes.ts';
import { HatchedCanvas } from './hatched-canvas.ts';
import { polygonsToLatLngs } from './order.ts';

/** How an area is filled: a class of the scale from 0, `unknown` (hatched), or `bare` (an outline only). */
export type AreaFill = number | 'unknown' | 'bare';

export interface AreaLayer {
  show(shapes: readonly AreaShape[], fillOf: (code: string) => AreaFill): void;
  /** A thicker line around one area. */
  choose(shape: AreaShape | null): void;
}

/** Areas below the streets, their outlines above: all of them one canvas, so that thousands of hexagons move as one picture. */
export function addAreaLayer(map: L.Map): AreaLayer {
  for (const pane of ['areas', 'area-lines'])
    map.createPane(pane).setAttribute('aria-hidden', 'true');
  const fills = new HatchedCanvas({ pane: 'areas', padding: 0.3 });
  const lines = L.canvas({ pane: 'area-lines', padding: 0.3 });
  const group = L.layerGroup().addTo(map);
  const chosen = ['area-chosen-edge', 'area-chosen'].map((className) =>
    L.polygon([], { className, fill: false, interactive: false, pane: 'area-lines' }),
  );
  let shown: { shapes: readonly AreaShape[]; fillOf: (code: string) => AreaFill } | null = null;

  function draw(): void {
    group.clearLayers();
    if (!shown) return;
    const style = getComputedStyle(map.getContainer());
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const [edge, hatch, ground] = ['--area-edge', '--area-hatch', '--map-land'].map(colour);
    for (const { code, polygons } of shown.shapes) {
      const latLngs = polygonsToLatLngs(polygons);
      const fill = shown.fillOf(code);
      if (fill !== 'bare')
        L.polygon(latLngs, {
          renderer: fills,
          pane: 'areas',
          interactive: false,
          stroke: false,
          fillOpacity: 1,
          fillColor: fill === 'unknown' ? ground! : colour(`--heat-${fill + 1}`),
          color: hatch!,
          ...(fill === 'unknown' && { hatch: true }),
        }).addTo(group);
      L.polygon(latLngs, {
        renderer: lines,
        pane: 'area-lines',
        interactive: false,
        fill: false,
        color: edge!,
        weight: 1,
      }).addTo(group);
    }
  }
  map.on('unload', onLookChange(draw));

  return {
    show(shapes, fillOf) {
      shown = { shapes, fillOf };
      draw();
    },
    choose(shape) {
      for (const outline of chosen) {
        if (!shape) outline.remove();
        else outline.setLatLngs(polygonsToLatLngs(shape.polygons)).addTo(map);
      }
    },
  };
}
