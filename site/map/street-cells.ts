import type { StreetClass, StreetCollection } from '../lib/streets.ts';
import { latOf, lngOf, overlap, unitX, unitY, type UnitBox } from './mercator.ts';

export interface StreetLine extends UnitBox {
  readonly class: StreetClass;
  readonly name: string | null;
  /** x, y, x, y … in the unit square. */
  readonly points: Float64Array;
}

export interface StreetCell {
  readonly key: string;
  readonly box: UnitBox;
  readonly lines: readonly StreetLine[];
}

export type FetchStreets = (
  bbox: readonly [number, number, number, number],
) => Promise<StreetCollection | null>;

/** Cells are fixed squares, so that panning back asks nothing and a cache on the way can help. */
const finestCellZoom = 14;
const coarsestCellZoom = 11;
const keptCells = 80;
/** Browsers open six connections to a host; the circle must find one free. */
const parallelRequests = 3;

export const cellZoomFor = (mapZoom: number): number =>
  mapZoom > finestCellZoom ? finestCellZoom : Math.max(coarsestCellZoom, mapZoom - 1);

/** Loads streets cell by cell, each once; a failed cell is asked for again when it is next in view. */
export class StreetCells {
  readonly #cells = new Map<string, Promise<StreetCell | null>>();
  readonly #queue: (() => void)[] = [];
  #running = 0;

  constructor(
    private readonly bounds: UnitBox,
    private readonly fetchStreets: FetchStreets,
  ) {}

  /** The cells that overlap a box; those outside the region are never asked for. */
  async around(box: UnitBox, mapZoom: number): Promise<StreetCell[]> {
    const zoom = cellZoomFor(mapZoom);
    const count = 2 ** zoom;
    const loads: Promise<StreetCell | null>[] = [];
    for (let x = Math.floor(box.minX * count); x <= Math.floor(box.maxX * count); x++) {
      for (let y = Math.floor(box.minY * count); y <= Math.floor(box.maxY * count); y++) {
        const cell = {
          minX: x / count,
          minY: y / count,
          maxX: (x + 1) / count,
          maxY: (y + 1) / count,
        };
        if (overlap(cell, this.bounds)) loads.push(this.#load(`${zoom}/${x}/${y}`, cell));
      }
    }
    return (await Promise.all(loads)).filter((cell) => cell !== null);
  }

  #load(key: string, box: UnitBox): Promise<StreetCell | null> {
    const known = this.#cells.get(key);
    // Taken out and put back: the map's order is then the order of last use.
    if (known) this.#cells.delete(key);
    const cell = known ?? this.#fetch(key, box);
    this.#cells.set(key, cell);
    for (const oldest of this.#cells.keys()) {
      if (this.#cells.size <= keptCells) break;
      this.#cells.delete(oldest);
    }
    return cell;
  }

  async #fetch(key: string, box: UnitBox): Promise<StreetCell | null> {
    if (this.#running >= parallelRequests)
      await new Promise<void>((start) => this.#queue.push(start));
    this.#running++;
    try {
      const streets = await this.fetchStreets([
        lngOf(box.minX),
        latOf(box.maxY),
        lngOf(box.maxX),
        latOf(box.minY),
      ]);
      if (!streets) this.#cells.delete(key);
      return streets && { key, box, lines: streets.features.map(toLine) };
    } finally {
      this.#running--;
      this.#queue.shift()?.();
    }
  }
}

function toLine({ properties, geometry }: StreetCollection['features'][number]): StreetLine {
  const points = new Float64Array(geometry.coordinates.length * 2);
  const box = { minX: 1, minY: 1, maxX: 0, maxY: 0 };
  geometry.coordinates.forEach(([lng, lat], index) => {
    const x = unitX(lng!);
    const y = unitY(lat!);
    points[index * 2] = x;
    points[index * 2 + 1] = y;
    box.minX = Math.min(box.minX, x);
    box.minY = Math.min(box.minY, y);
    box.maxX = Math.max(box.maxX, x);
    box.maxY = Math.max(box.maxY, y);
  });
  return { class: properties.class, name: properties.name, points, ...box };
}
