/** What lies over the bands: walls, streets by class, railways, gates. */
import {
  LineSymbolizer,
  PolygonSymbolizer,
  type Feature,
  type PaintRule,
  type PaintSymbolizer,
} from 'protomaps-leaflet';
import { classOf } from './land.ts';
import type { Colour, Palette } from './palette.ts';

interface Look {
  readonly class: string;
  /** Pixels at zoom 16. */
  readonly width: number;
  /** First zoom on screen. */
  readonly from: number;
  readonly fill: Colour;
  readonly casing?: Colour;
  readonly dash?: readonly number[];
}

/** From below to above. */
const looks: readonly Look[] = [
  { class: 'ferry', width: 1.6, from: 11, fill: 'ferry', dash: [7, 5] },
  { class: 'sidewalk', width: 1.1, from: 17, fill: 'path', dash: [2.5, 2.5] },
  { class: 'path', width: 1.5, from: 15, fill: 'path', dash: [3.5, 2.5] },
  { class: 'track', width: 1.5, from: 14, fill: 'path', dash: [6, 2.5] },
  { class: 'steps', width: 3.4, from: 15, fill: 'steps', dash: [1.6, 1.6] },
  { class: 'service', width: 2.6, from: 15, fill: 'street', casing: 'street-casing' },
  { class: 'pedestrian', width: 4.2, from: 14, fill: 'pedestrian', casing: 'street-casing' },
  { class: 'minor', width: 4.8, from: 12, fill: 'street', casing: 'street-casing' },
  { class: 'tertiary', width: 6, from: 11, fill: 'street', casing: 'street-casing' },
  { class: 'secondary', width: 7, from: 10, fill: 'major', casing: 'major-casing' },
  { class: 'primary', width: 8, from: 9, fill: 'major', casing: 'major-casing' },
  { class: 'motorway', width: 8.5, from: 8, fill: 'motorway', casing: 'motorway-casing' },
];

/** Streets grow with the zoom, but slower than the ground does. */
function pixelsAt({ width, dash }: Look, zoom: number, scale: number): number {
  const growth = dash ? 1.15 : 1.55;
  return Math.max(dash ? 1 : 0.8, width * growth ** (zoom - 16)) * scale;
}

const casingPixels = (zoom: number) => (zoom >= 15 ? 2 : zoom >= 13 ? 1.4 : 0.9);

type Filter = (zoom: number, feature: Feature) => boolean;

function drawnAs(look: Look, deck: 'tunnel' | 'ground' | 'bridge'): Filter {
  return (_zoom, feature) => {
    if (classOf(feature) !== look.class) return false;
    const on = feature.props['tunnel'] ? 'tunnel' : feature.props['bridge'] ? 'bridge' : 'ground';
    return on === deck;
  };
}

export function streetRules({ colours, streetScale }: Palette): PaintRule[] {
  const dataLayer = 'streets';
  const casing = (look: Look, deck: 'tunnel' | 'ground' | 'bridge'): PaintRule[] =>
    look.casing
      ? [
          {
            dataLayer,
            minzoom: look.from,
            filter: drawnAs(look, deck),
            symbolizer: new LineSymbolizer({
              color: deck === 'bridge' ? colours.path : colours[look.casing],
              width: (zoom: number) => pixelsAt(look, zoom, streetScale) + casingPixels(zoom),
              opacity: deck === 'tunnel' ? 0.5 : 1,
              lineCap: deck === 'ground' ? 'round' : 'butt',
              lineJoin: 'round',
              ...(deck === 'tunnel' ? { dash: [4, 3] } : {}),
            }),
          },
        ]
      : [];
  const surface = (look: Look, deck: 'tunnel' | 'ground' | 'bridge'): PaintRule => ({
    dataLayer,
    minzoom: look.from,
    filter: drawnAs(look, deck),
    symbolizer: new LineSymbolizer({
      color: colours[look.fill],
      width: (zoom: number) => pixelsAt(look, zoom, streetScale),
      opacity: deck === 'tunnel' ? 0.5 : 1,
      lineCap: look.dash ? 'butt' : 'round',
      lineJoin: 'round',
      ...(look.dash ? { dash: [...look.dash] } : {}),
    }),
  });
  // All casings of a deck first, then all surfaces: crossings stay open.
  const deck = (name: 'tunnel' | 'ground' | 'bridge') => [
    ...looks.flatMap((look) => casing(look, name)),
    ...looks.map((look) => surface(look, name)),
  ];
  return [
    buildingEdges(colours),
    ...wallRules(colours),
    ...deck('tunnel'),
    ...deck('ground'),
    ...railRules(colours, streetScale),
    ...deck('bridge'),
    { dataLayer: 'gates', minzoom: 17, symbolizer: new GateSymbolizer(colours, streetScale) },
  ];
}

/** Houses lie below the bands; close up their outlines show through. */
function buildingEdges(colours: Palette['colours']): PaintRule {
  return {
    dataLayer: 'buildings',
    minzoom: 17,
    symbolizer: new PolygonSymbolizer({
      fill: 'transparent',
      stroke: colours.wall,
      width: 0.7,
      opacity: 0.75,
    }),
  };
}

function wallRules(colours: Palette['colours']): PaintRule[] {
  return (['wall', 'hedge'] as const).map((name) => ({
    dataLayer: 'walls',
    minzoom: 16,
    filter: (_zoom, feature) => classOf(feature) === name,
    symbolizer: new LineSymbolizer({ color: colours[name], width: name === 'hedge' ? 2 : 1.1 }),
  }));
}

/** Rails as a dark line with light gaps; trams and sidings thin. */
function railRules(colours: Palette['colours'], scale: number): PaintRule[] {
  const dataLayer = 'railways';
  const is =
    (...names: string[]): Filter =>
    (_zoom, feature) =>
      names.includes(classOf(feature));
  const width = (zoom: number) => Math.max(1.2, 2.6 * 1.3 ** (zoom - 16)) * scale;
  return [
    {
      dataLayer,
      filter: is('tram', 'siding'),
      minzoom: 13,
      symbolizer: new LineSymbolizer({ color: colours.rail, width: 1 }),
    },
    {
      dataLayer,
      filter: is('rail'),
      symbolizer: new LineSymbolizer({ color: colours.rail, width }),
    },
    {
      dataLayer,
      filter: is('rail'),
      minzoom: 13,
      symbolizer: new LineSymbolizer({
        color: colours.halo,
        width: (zoom: number) => width(zoom) - 1.2,
        dash: [6, 6],
      }),
    },
  ];
}

/** A gate is a small square with two posts, an entrance a small dot; what is shut is grey. */
class GateSymbolizer implements PaintSymbolizer {
  readonly #colours: Palette['colours'];
  readonly #scale: number;

  constructor(colours: Palette['colours'], scale: number) {
    this.#colours = colours;
    this.#scale = scale;
  }

  draw(
    brush: CanvasRenderingContext2D,
    geometry: readonly (readonly { x: number; y: number }[])[],
    zoom: number,
    feature: Feature,
  ): void {
    const { x, y } = geometry[0]![0]!;
    const half = (zoom >= 18 ? 3.6 : 2.8) * this.#scale;
    const isGate = classOf(feature) === 'gate';
    if (!isGate && zoom < 18) return;
    brush.globalAlpha = 1;
    brush.lineWidth = 1.4;
    brush.fillStyle = this.#colours.halo;
    brush.strokeStyle = feature.props['shut'] ? this.#colours['gate-shut'] : this.#colours.gate;
    brush.beginPath();
    if (isGate) brush.rect(x - half, y - half, half * 2, half * 2);
    else brush.arc(x, y, half * 0.7, 0, Math.PI * 2);
    brush.fill();
    brush.stroke();
  }
}
