import L from 'leaflet';
import { onLookChange } from '../lib/elder.ts';
import { classOfMinutes, heatClassCount } from '../lib/planner/minutes-scale.ts';
import {
  tileBeyond,
  tileNoStreet,
  tileSide,
  type TileMinutes,
} from '../lib/planner/minutes-tile.ts';
import type { Position } from '../lib/view-state.ts';
import { toLatLng } from './order.ts';

/** Where the tiles of one answer are. */
export interface MinutesTiles {
  /** With `{z}`, `{x}` and `{y}`; another answer has another address. */
  readonly url: string;
  readonly minZoom: number;
  readonly maxZoom: number;
  /** Upper bounds of the classes, ascending. */
  readonly bounds: readonly number[];
  /** [west, south, east, north]: nothing is asked for beyond. */
  readonly box: readonly number[];
}

export interface MinutesLayer {
  show(tiles: MinutesTiles | null): void;
  /** What the map shows at a place; null where its tile is not there yet. */
  at(position: Position): TileMinutes | null;
}

const shownPixels = 256;
type Rgb = readonly [red: number, green: number, blue: number];

/** Minutes of every place, a byte for each cell, coloured on the device: a theme or a scale changes without asking again. */
export function addMinutesLayer(map: L.Map, onTrouble: () => void): MinutesLayer {
  map.createPane('heat').setAttribute('aria-hidden', 'true');
  let layer: HeatTiles | undefined;
  let leaving: HeatTiles | undefined;
  const stop = onLookChange(() => layer?.recolour());
  map.on('unload', stop);

  return {
    show(tiles) {
      const before = layer;
      if (tiles && before && before.tiles.url === tiles.url) return before.reclass(tiles);
      layer = undefined;
      leaving?.remove();
      leaving = before;
      if (!tiles) return void leaving?.remove();
      const next = new HeatTiles(tiles, onTrouble);
      layer = next;
      // What was there stays until the new one covers it: no flash of bare ground between two answers.
      next.once('load', () => {
        if (leaving !== next) leaving?.remove();
      });
      next.addTo(map);
    },
    at: (position) => layer?.at(toLatLng(position)) ?? null,
  };
}

interface HeatTile {
  readonly canvas: HTMLCanvasElement;
  bytes: Uint8Array | null;
}

class HeatTiles extends L.GridLayer {
  readonly #kept = new Map<string, HeatTile>();
  #stopped = new AbortController();
  #colours: readonly Rgb[] | null = null;

  constructor(
    public tiles: MinutesTiles,
    private readonly onTrouble: () => void,
  ) {
    super({
      pane: 'heat',
      tileSize: shownPixels,
      minNativeZoom: tiles.minZoom,
      maxNativeZoom: tiles.maxZoom,
      updateWhenZooming: false,
      updateWhenIdle: false,
      keepBuffer: 1,
      bounds: L.latLngBounds([tiles.box[1]!, tiles.box[0]!], [tiles.box[3]!, tiles.box[2]!]),
    });
    this.on('tileunload', ({ coords }: L.TileEvent) => this.#kept.delete(keyOf(coords)));
    this.on('remove', () => {
      this.#stopped.abort();
      this.#stopped = new AbortController();
    });
  }

  override createTile(coords: L.Coords, done: L.DoneCallback): HTMLElement {
    const canvas = document.createElement('canvas');
    canvas.width = tileSide;
    canvas.height = tileSide;
    canvas.className = 'heat-tile';
    const tile: HeatTile = { canvas, bytes: null };
    this.#kept.set(keyOf(coords), tile);
    const { signal } = this.#stopped;
    fetchBytes(L.Util.template(this.tiles.url, coords), signal).then(
      (bytes) => {
        tile.bytes = bytes;
        this.#paint(tile);
        done(undefined, canvas);
      },
      (error: unknown) => {
        if (!signal.aborted) this.onTrouble();
        done(error as Error, canvas);
      },
    );
    return canvas;
  }

  reclass(tiles: MinutesTiles): void {
    this.tiles = tiles;
    this.recolour();
  }

  recolour(): void {
    this.#colours = null;
    for (const tile of this.#kept.values()) this.#paint(tile);
  }

  at(latLng: L.LatLngTuple): TileMinutes | null {
    // Leaflet keeps the zoom of the tiles that it shows to itself.
    const zoom = (this as unknown as { _tileZoom?: number })._tileZoom;
    const map = (this as unknown as { _map?: L.Map })._map;
    if (zoom === undefined || !map) return null;
    const point = map.project(latLng, zoom);
    const side = this.getTileSize().x;
    const [x, y] = [Math.floor(point.x / side), Math.floor(point.y / side)];
    const bytes = this.#kept.get(`${zoom}/${x}/${y}`)?.bytes;
    if (!bytes) return null;
    const column = Math.floor(((point.x - x * side) / side) * tileSide);
    const row = Math.floor(((point.y - y * side) / side) * tileSide);
    const value = bytes[row * tileSide + column]!;
    if (value === tileNoStreet) return 'no-street';
    return value === tileBeyond ? 'beyond' : value;
  }

  #paint({ canvas, bytes }: HeatTile): void {
    const context = canvas.getContext('2d');
    if (!bytes || !context) return;
    this.#colours ??= readColours(this.getPane() ?? canvas);
    const image = context.createImageData(tileSide, tileSide);
    const { bounds } = this.tiles;
    // One look-up for each of 256 values, not for each of 16,384 cells.
    const classes = Uint8Array.from({ length: tileNoStreet }, (_, value) =>
      value === tileBeyond ? bounds.length : classOfMinutes(value, bounds),
    );
    for (let cell = 0; cell < bytes.length; cell++) {
      const value = bytes[cell]!;
      if (value === tileNoStreet) continue;
      const [red, green, blue] = this.#colours[classes[value]!]!;
      image.data.set([red, green, blue, 255], cell * 4);
    }
    context.putImageData(image, 0, 0);
  }
}

const keyOf = ({ x, y, z }: L.Coords): string => `${z}/${x}/${y}`;

async function fetchBytes(url: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(url, { signal, referrerPolicy: 'no-referrer' });
  // Nothing of the region lies there.
  if (response.status === 204) return new Uint8Array(tileSide * tileSide).fill(tileNoStreet);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes.length !== tileSide * tileSide) throw new Error(`${url}: ${bytes.length} bytes`);
  return bytes;
}

/** `--heat-1` … as the theme has them where the map stands. */
function readColours(element: HTMLElement): Rgb[] {
  const style = getComputedStyle(element);
  return Array.from({ length: heatClassCount }, (_, index) => {
    const hex = style.getPropertyValue(`--heat-${index + 1}`).trim();
    return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
  });
}
