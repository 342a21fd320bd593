/** Colours by the end of their CSS variable: `wood` for `--map-wood`. */
const colourNames = [
  'land',
  'residential',
  'commercial',
  'industrial',
  'campus',
  'field',
  'green',
  'wood',
  'wetland',
  'sand',
  'sport',
  'parking',
  'square',
  'water',
  'building',
  'building-edge',
  'wall',
  'hedge',
  'motorway',
  'motorway-casing',
  'major',
  'major-casing',
  'street',
  'street-casing',
  'pedestrian',
  'path',
  'steps',
  'ferry',
  'rail',
  'gate',
  'gate-shut',
  'label',
  'label-quiet',
  'label-water',
  'label-green',
  'halo',
] as const;

export type Colour = (typeof colourNames)[number];

export interface Palette {
  readonly colours: Readonly<Record<Colour, string>>;
  /** Size of an ordinary label. */
  readonly labelPixels: number;
  /** Factor on the widths of streets. */
  readonly streetScale: number;
  readonly font: string;
}

/** Reads the theme where the map stands. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(`--map-${name}`).trim();
  return {
    colours: Object.fromEntries(
      colourNames.map((name) => [name, token(name)]),
    ) as Palette['colours'],
    labelPixels: Number.parseFloat(token('label-pixels')) || 12,
    streetScale: Number.parseFloat(token('street-scale')) || 1,
    font: style.fontFamily,
  };
}
