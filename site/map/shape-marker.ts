import L from 'leaflet';
import type { ImportVerdict } from '../../server/contract/facility-import.ts';
import { markColours, markShapes } from '../lib/import-marks.ts';

/** Colours of the marks, as the theme has them where the map stands. */
export interface MarkLook {
  readonly colours: Readonly<Record<string, string>>;
  readonly edge: string;
  /** Size of a mark's unit, larger with large text. */
  readonly scale: number;
}

const rem = 16;

export function readMarkLook(element: Element): MarkLook {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const size = Number.parseFloat(style.fontSize) / rem;
  return {
    colours: Object.fromEntries(
      Object.entries(markColours).map(([verdict, name]) => [verdict, colour(name)]),
    ),
    edge: colour('--place-edge'),
    scale: Math.min(1.6, Math.max(1, size || 1)),
  };
}

const paths = new Map<ImportVerdict, Path2D>();

function pathOf(verdict: ImportVerdict): Path2D {
  const path = paths.get(verdict) ?? new Path2D(markShapes[verdict]);
  paths.set(verdict, path);
  return path;
}

/** What Leaflet's canvas renderer keeps of a layer and of itself; it has no public way to draw another shape. */
interface Drawn {
  _renderer: { _drawing: boolean; _ctx: CanvasRenderingContext2D };
  _point: L.Point;
  _empty(): boolean;
}

/** A mark on a canvas in the shape of its verdict. Pressed, it counts as a disc of its radius. */
export class ShapeMarker extends L.CircleMarker {
  private readonly verdict: ImportVerdict;
  private readonly look: MarkLook;

  constructor(
    at: L.LatLngExpression,
    verdict: ImportVerdict,
    look: MarkLook,
    options: L.CircleMarkerOptions,
  ) {
    super(at, { ...options, radius: 8 * look.scale });
    this.verdict = verdict;
    this.look = look;
  }

  /** Called by Leaflet whenever the canvas is drawn. */
  protected _updatePath(): void {
    const { _renderer: renderer, _point: point } = this as unknown as Drawn;
    if (!renderer._drawing || (this as unknown as Drawn)._empty()) return;
    const context = renderer._ctx;
    const { scale, colours, edge } = this.look;
    const path = pathOf(this.verdict);
    context.save();
    context.translate(point.x, point.y);
    context.scale(scale, scale);
    context.lineJoin = 'round';
    context.lineWidth = 3;
    context.strokeStyle = edge;
    context.stroke(path);
    context.fillStyle = colours[this.verdict]!;
    context.fill(path);
    context.restore();
  }
}
