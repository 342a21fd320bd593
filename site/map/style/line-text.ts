import type { Feature, Label, LabelSymbolizer, Layout } from 'protomaps-leaflet';

/** Pixels of the map at the label's zoom. */
interface Point {
  readonly x: number;
  readonly y: number;
}

interface Glyph extends Point {
  readonly text: string;
  readonly radians: number;
}

export interface LineTextLook {
  readonly font: string;
  readonly sizePixels: number;
  readonly fill: string;
  readonly halo: string;
  readonly haloPixels: number;
  /** Two labels of one name stand at least this far apart. */
  readonly repeatPixels: number;
  readonly textOf: (feature: Feature) => string | undefined;
}

/** A tile of data is drawn at this size, and twice as large for every zoom beyond. */
const tilePixels = 512;

/**
 * Sets a name along a line, character by character, so that it follows bends. A line reaches into several tiles of data:
 * each label belongs to the tile that holds its middle, and the same name nearby is not set twice.
 */
export class LineText implements LabelSymbolizer {
  readonly #look: LineTextLook;

  constructor(look: LineTextLook) {
    this.#look = look;
  }

  place(layout: Layout, geometry: Label['anchor'][][], feature: Feature): Label[] | undefined {
    const { font, sizePixels, repeatPixels, textOf } = this.#look;
    const name = textOf(feature);
    const corner = geometry[0]?.[0];
    const inTile = feature.geom[0]?.[0];
    if (!name || !corner || !inTile) return undefined;
    const scale = 2 ** Math.max(0, layout.overzoom - 1);
    const west = corner.x - inTile.x * scale,
      north = corner.y - inTile.y * scale;
    const isHere = ({ x, y }: Point) =>
      x >= west && y >= north && x < west + tilePixels * scale && y < north + tilePixels * scale;
    layout.scratch.font = font;
    const measure = (text: string) => layout.scratch.measureText(text).width;
    const labels: Label[] = [];
    for (const line of geometry) {
      for (const { glyphs, middle } of textAlong(line, name, repeatPixels, measure)) {
        if (!isHere(middle)) continue;
        const half = sizePixels / 2 + 2;
        labels.push({
          anchor: Object.assign(corner.clone(), { x: middle.x, y: middle.y }),
          bboxes: glyphs.map(({ x, y }) => ({
            minX: x - half,
            minY: y - half,
            maxX: x + half,
            maxY: y + half,
          })),
          draw: (brush) => this.#draw(brush, glyphs, middle),
          deduplicationKey: name,
          deduplicationDistance: repeatPixels * 0.7,
        });
      }
    }
    return labels;
  }

  #draw(brush: CanvasRenderingContext2D, glyphs: readonly Glyph[], middle: Point): void {
    const { font, fill, halo, haloPixels } = this.#look;
    brush.globalAlpha = 1;
    brush.font = font;
    brush.textAlign = 'center';
    brush.textBaseline = 'middle';
    brush.lineJoin = 'round';
    brush.lineWidth = haloPixels;
    brush.strokeStyle = halo;
    brush.fillStyle = fill;
    // All halos first: one must not cut into the neighbour.
    for (const paint of ['strokeText', 'fillText'] as const) {
      for (const { text, x, y, radians } of glyphs) {
        brush.save();
        brush.translate(x - middle.x, y - middle.y);
        brush.rotate(radians);
        brush[paint](text, 0, 0);
        brush.restore();
      }
    }
  }
}

/** The places of a name on a line: one in the middle, or several evenly on a long line; none where it does not fit. */
export function* textAlong(
  line: readonly Point[],
  name: string,
  repeatPixels: number,
  measure: (text: string) => number,
): Generator<{ glyphs: Glyph[]; middle: Point }> {
  const distances = [0];
  for (let i = 1; i < line.length; i++)
    distances.push(
      distances[i - 1]! + Math.hypot(line[i]!.x - line[i - 1]!.x, line[i]!.y - line[i - 1]!.y),
    );
  const length = distances[distances.length - 1]!;
  const width = measure(name);
  if (length < width * 1.15) return;
  const count = Math.max(1, Math.floor(length / repeatPixels));
  for (let index = 0; index < count; index++) {
    // Where the middle bends too much, some place a little aside may do.
    for (const aside of [0, -0.16, 0.16, -0.3, 0.3]) {
      const middle = (length * (index + 0.5 + aside)) / count;
      if (middle < width / 2 || middle > length - width / 2) continue;
      const glyphs = glyphsAt(line, distances, middle - width / 2, width, name, measure);
      if (!glyphs) continue;
      yield { glyphs, middle: pointAt(line, distances, middle) };
      break;
    }
  }
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
const sharpestTurnCosine = 0.8;

function glyphsAt(
  line: readonly Point[],
  distances: readonly number[],
  start: number,
  width: number,
  name: string,
  measure: (text: string) => number,
): Glyph[] | undefined {
  const from = pointAt(line, distances, start);
  const to = pointAt(line, distances, start + width);
  const steep = Math.abs(to.y - from.y) > Math.abs(to.x - from.x);
  // On a steep street Chinese reads from top to bottom with upright characters, other scripts lie along it.
  const upright = steep && isHan(name);
  const backwards = upright ? to.y < from.y : to.x < from.x;
  const glyphs: Glyph[] = [];
  let offset = 0;
  let previous: number | undefined;
  for (const text of name) {
    const advance = measure(text);
    const along = offset + advance / 2;
    const spot = pointAt(line, distances, backwards ? start + width - along : start + along);
    const radians = spot.radians + (backwards ? Math.PI : 0) - (upright ? Math.PI / 2 : 0);
    if (previous !== undefined && Math.cos(radians - previous) < sharpestTurnCosine)
      return undefined;
    previous = radians;
    glyphs.push({ text, x: spot.x, y: spot.y, radians });
    offset += advance;
  }
  return glyphs;
}

function pointAt(
  line: readonly Point[],
  distances: readonly number[],
  along: number,
): Point & { radians: number } {
  let segment = 1;
  while (segment < distances.length - 1 && distances[segment]! < along) segment++;
  const a = line[segment - 1]!,
    b = line[segment]!;
  const share =
    (along - distances[segment - 1]!) / (distances[segment]! - distances[segment - 1]! || 1);
  return {
    x: a.x + (b.x - a.x) * share,
    y: a.y + (b.y - a.y) * share,
    radians: Math.atan2(b.y - a.y, b.x - a.x),
  };
}
