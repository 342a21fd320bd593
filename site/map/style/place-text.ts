import type { Feature, Label, LabelSymbolizer, Layout } from 'protomaps-leaflet';

export interface PlaceTextLook {
  readonly font: (sizePixels: number, weight: number) => string;
  readonly sizePixels: number;
  readonly weight: number;
  readonly fill: string;
  readonly halo: string;
  readonly haloPixels: number;
  /** A mark at the place itself, with the name above it. */
  readonly mark?: 'dot' | 'triangle';
  /** First what stands large, then what stands small beneath it. */
  readonly textsOf: (feature: Feature) => readonly string[];
}

interface Line {
  readonly text: string;
  readonly sizePixels: number;
  readonly weight: number;
  readonly width: number;
}

const leading = 1.22;
const smallShare = 0.8;
const markPixels = 3;

/** A name at a place, in one or more centred lines. */
export class PlaceText implements LabelSymbolizer {
  readonly #look: PlaceTextLook;

  constructor(look: PlaceTextLook) {
    this.#look = look;
  }

  place(layout: Layout, geometry: Label['anchor'][][], feature: Feature): Label[] | undefined {
    const anchor = geometry[0]?.[0];
    const texts = this.#look.textsOf(feature);
    if (!anchor || texts.length === 0) return undefined;
    const { font, sizePixels, weight, mark, haloPixels } = this.#look;
    const lines = texts.flatMap((text, i) =>
      linesOf(text).map((line): Line => {
        const size = i === 0 ? sizePixels : sizePixels * smallShare;
        const heavy = i === 0 ? weight : 400;
        layout.scratch.font = font(size, heavy);
        return {
          text: line,
          sizePixels: size,
          weight: heavy,
          width: layout.scratch.measureText(line).width,
        };
      }),
    );
    const height = lines.reduce((sum, line) => sum + line.sizePixels * leading, 0);
    const top = mark ? -markPixels - 3 - height : -height / 2;
    const half = Math.max(...lines.map(({ width }) => width)) / 2 + haloPixels;
    const { x, y } = anchor;
    const box = {
      minX: x - half,
      minY: y + top - haloPixels / 2,
      maxX: x + half,
      maxY: y + (mark ? markPixels + 2 : height / 2) + haloPixels / 2,
    };
    return [
      {
        anchor,
        bboxes: [box],
        draw: (brush) => this.#draw(brush, lines, top),
        deduplicationKey: texts[0]!,
        deduplicationDistance: 60,
      },
    ];
  }

  #draw(brush: CanvasRenderingContext2D, lines: readonly Line[], top: number): void {
    const { font, fill, halo, haloPixels, mark } = this.#look;
    brush.globalAlpha = 1;
    brush.textAlign = 'center';
    brush.textBaseline = 'middle';
    brush.lineJoin = 'round';
    brush.lineWidth = haloPixels;
    brush.strokeStyle = halo;
    brush.fillStyle = fill;
    if (mark) {
      brush.beginPath();
      if (mark === 'dot') brush.arc(0, 0, markPixels, 0, Math.PI * 2);
      else {
        brush.moveTo(0, -markPixels);
        brush.lineTo(markPixels, markPixels);
        brush.lineTo(-markPixels, markPixels);
        brush.closePath();
      }
      brush.stroke();
      brush.fill();
    }
    // All halos first: the second line's would cut into the first line else.
    for (const paint of ['strokeText', 'fillText'] as const) {
      let y = top;
      for (const { text, sizePixels, weight } of lines) {
        brush.font = font(sizePixels, weight);
        brush[paint](text, 0, y + (sizePixels * leading) / 2);
        y += sizePixels * leading;
      }
    }
  }
}

const longestHan = 9;
const longestLatin = 18;

/** Long names in two lines: Chinese in the middle, others at the space nearest to it. */
export function linesOf(text: string): string[] {
  const letters = [...text];
  if (/\p{Script=Han}/u.test(text)) {
    if (letters.length <= longestHan) return [text];
    const middle = Math.ceil(letters.length / 2);
    return [letters.slice(0, middle).join(''), letters.slice(middle).join('')];
  }
  if (letters.length <= longestLatin) return [text];
  const middle = text.length / 2;
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index);
  if (spaces.length === 0) return [text];
  const nearest = spaces.reduce((a, b) => (Math.abs(b - middle) < Math.abs(a - middle) ? b : a));
  return [text.slice(0, nearest), text.slice(nearest + 1)];
}
