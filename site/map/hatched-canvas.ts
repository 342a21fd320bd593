import L from 'leaflet';

/** What Leaflet's canvas renderer knows of a shape; it has no public way to fill with a pattern. */
interface Shape {
  readonly options: L.PathOptions & { readonly hatch?: boolean };
}

const spacingPixels = 7;

/** Fills shapes with `hatch` by slanted lines of their line colour: what is unknown must not look like a colour of the scale. */
export class HatchedCanvas extends L.Canvas {
  #pattern: { readonly colour: string; readonly fill: CanvasPattern | null } | undefined;

  /** Called by Leaflet for each shape whose path has just been drawn. */
  protected _fillStroke(context: CanvasRenderingContext2D, { options }: Shape): void {
    if (options.fill) {
      context.globalAlpha = options.fillOpacity ?? 1;
      context.fillStyle = options.fillColor ?? 'transparent';
      context.fill('evenodd');
      if (options.hatch) {
        context.fillStyle = this.#hatch(context, options.color ?? '#000') ?? 'transparent';
        context.fill('evenodd');
      }
    }
    if (options.stroke && options.weight) {
      context.globalAlpha = options.opacity ?? 1;
      context.lineWidth = options.weight;
      context.strokeStyle = options.color ?? '#000';
      context.lineJoin = 'round';
      context.stroke();
    }
  }

  #hatch(context: CanvasRenderingContext2D, colour: string): CanvasPattern | null {
    if (this.#pattern?.colour === colour) return this.#pattern.fill;
    const tile = document.createElement('canvas');
    tile.width = tile.height = spacingPixels;
    const lines = tile.getContext('2d');
    if (!lines) return null;
    lines.strokeStyle = colour;
    lines.lineWidth = 1.2;
    // Three strokes, so that lines go on from tile to tile.
    for (const shift of [-spacingPixels, 0, spacingPixels]) {
      lines.moveTo(shift, spacingPixels);
      lines.lineTo(shift + spacingPixels, 0);
    }
    lines.stroke();
    const fill = context.createPattern(tile, 'repeat');
    this.#pattern = { colour, fill };
    return fill;
  }
}
