import L from 'leaflet';
import { onLookChange } from '../lib/elder.ts';
import { grown, overlap, type UnitBox } from './mercator.ts';
import type { StreetCell, StreetCells } from './street-cells.ts';
import { layLabels, type StreetLabel } from './street-labels.ts';
import {
  dashOf,
  drawOrder,
  isDrawn,
  readColours,
  widthPixels,
  type StreetColours,
} from './street-style.ts';

const tilePixels = 256;
/** Streets and names reach this far over a tile's border. */
const bleedPixels = 24;

/** Draws streets on canvas tiles, so that panning and zooming cost nothing. Ground shows through. */
export class StreetLayer extends L.GridLayer {
  #cells: StreetCells;
  #colours: StreetColours | undefined;
  #labels = new Map<string, StreetLabel[]>();
  #stopListening: (() => void) | undefined;
  #ruler = document.createElement('canvas').getContext('2d')!;

  constructor(cells: StreetCells, options: L.GridLayerOptions) {
    super({ ...options, tileSize: tilePixels, updateWhenZooming: false });
    this.#cells = cells;
  }

  override onAdd(map: L.Map): this {
    this.#stopListening = onLookChange(() => {
      this.#colours = undefined;
      this.#labels.clear();
      this.redraw();
    });
    return super.onAdd(map);
  }

  override onRemove(map: L.Map): this {
    this.#stopListening?.();
    return super.onRemove(map);
  }

  protected override createTile(coords: L.Coords, done: L.DoneCallback): HTMLElement {
    const tile = document.createElement('canvas');
    const ratio = Math.min(3, devicePixelRatio || 1);
    tile.width = tile.height = tilePixels * ratio;
    tile.className = 'street-tile';
    const side = 1 / 2 ** coords.z;
    const box: UnitBox = {
      minX: coords.x * side,
      minY: coords.y * side,
      maxX: (coords.x + 1) * side,
      maxY: (coords.y + 1) * side,
    };
    const reach = grown(box, (side * bleedPixels) / tilePixels);
    this.#cells.around(reach, coords.z).then(
      (cells) => {
        const brush = tile.getContext('2d')!;
        brush.scale(ratio, ratio);
        this.#drawStreets(brush, cells, reach, coords);
        this.#drawLabels(brush, cells, coords);
        done(undefined, tile);
      },
      (error: Error) => done(error, tile),
    );
    return tile;
  }

  #drawStreets(
    brush: CanvasRenderingContext2D,
    cells: StreetCell[],
    reach: UnitBox,
    { x, y, z }: L.Coords,
  ): void {
    const colours = (this.#colours ??= readColours(this._map.getContainer()));
    const scale = tilePixels * 2 ** z;
    brush.lineJoin = 'round';
    const trace = (streetClass: (typeof drawOrder)[number]) => {
      brush.beginPath();
      for (const { lines } of cells) {
        for (const line of lines) {
          if (line.class !== streetClass || !overlap(line, reach)) continue;
          const { points } = line;
          brush.moveTo(points[0]! * scale - x * tilePixels, points[1]! * scale - y * tilePixels);
          for (let i = 2; i < points.length; i += 2) {
            brush.lineTo(
              points[i]! * scale - x * tilePixels,
              points[i + 1]! * scale - y * tilePixels,
            );
          }
        }
      }
      brush.stroke();
    };
    // All edges first, then all surfaces: crossings stay open.
    brush.lineCap = 'round';
    for (const streetClass of ['street', 'major'] as const) {
      if (!isDrawn(streetClass, z)) continue;
      brush.strokeStyle = colours.casing[streetClass];
      brush.lineWidth = widthPixels(streetClass, z) + (z >= 15 ? 2 : 1.2);
      trace(streetClass);
    }
    for (const streetClass of drawOrder) {
      if (!isDrawn(streetClass, z)) continue;
      const dash = dashOf(streetClass);
      brush.lineCap = dash.length > 0 ? 'butt' : 'round';
      brush.setLineDash([...dash]);
      brush.strokeStyle = colours.fill[streetClass];
      brush.lineWidth = widthPixels(streetClass, z);
      trace(streetClass);
    }
    brush.setLineDash([]);
  }

  #drawLabels(brush: CanvasRenderingContext2D, cells: StreetCell[], { x, y, z }: L.Coords): void {
    const colours = (this.#colours ??= readColours(this._map.getContainer()));
    const font = `500 ${colours.labelPixels}px ${colours.font}`;
    this.#ruler.font = font;
    brush.font = font;
    brush.textAlign = 'center';
    brush.textBaseline = 'middle';
    brush.lineJoin = 'round';
    brush.lineWidth = 3.5;
    brush.strokeStyle = colours.halo;
    brush.fillStyle = colours.label;
    const labels = cells.flatMap((cell) => this.#labelsOf(cell, z));
    for (const paint of ['strokeText', 'fillText'] as const) {
      for (const label of labels) {
        const left = label.minX - x * tilePixels;
        const top = label.minY - y * tilePixels;
        if (left > tilePixels || top > tilePixels) continue;
        if (label.maxX < x * tilePixels || label.maxY < y * tilePixels) continue;
        for (const glyph of label.glyphs) {
          brush.save();
          brush.translate(glyph.x - x * tilePixels, glyph.y - y * tilePixels);
          brush.rotate(glyph.radians);
          brush[paint](glyph.text, 0, 0);
          brush.restore();
        }
      }
    }
  }

  #labelsOf(cell: StreetCell, zoom: number): StreetLabel[] {
    const key = `${cell.key}@${zoom}`;
    const known = this.#labels.get(key);
    if (known) return known;
    const labels = layLabels(cell, zoom, (text) => this.#ruler.measureText(text).width);
    this.#labels.set(key, labels);
    return labels;
  }
}
