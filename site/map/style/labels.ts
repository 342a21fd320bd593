/** Which names stand on the map. An earlier rule wins the room from a later one. */
import type { Feature, LabelRule } from 'protomaps-leaflet';
import type { Language } from '../../i18n/translator.ts';
import { classOf } from './land.ts';
import { LineText } from './line-text.ts';
import type { Colour, Palette } from './palette.ts';
import { PlaceText, type PlaceTextLook } from './place-text.ts';

interface PlaceRow {
  readonly class: string;
  /** Zooms on screen. */
  readonly from: number;
  readonly to?: number;
  /** Factor on the size of an ordinary label. */
  readonly size: number;
  readonly weight: number;
  readonly colour: Colour;
  readonly mark?: PlaceTextLook['mark'];
}

const large: readonly PlaceRow[] = [
  { class: 'city', from: 8, to: 13, size: 1.5, weight: 600, colour: 'label' },
  { class: 'town', from: 9, to: 14, size: 1.25, weight: 600, colour: 'label' },
  { class: 'suburb', from: 11, to: 16, size: 1.15, weight: 500, colour: 'label-quiet' },
  { class: 'village', from: 12, to: 17, size: 1.1, weight: 500, colour: 'label' },
];
const small: readonly PlaceRow[] = [
  { class: 'station', from: 13, size: 1, weight: 500, colour: 'label', mark: 'dot' },
  { class: 'quarter', from: 14, to: 17, size: 1.05, weight: 500, colour: 'label-quiet' },
  { class: 'hamlet', from: 14, size: 1, weight: 400, colour: 'label' },
  { class: 'water', from: 14, size: 1, weight: 400, colour: 'label-water' },
  { class: 'park', from: 15, size: 0.95, weight: 500, colour: 'label-green' },
  { class: 'campus', from: 15, size: 0.95, weight: 400, colour: 'label-quiet' },
  { class: 'compound', from: 16, size: 0.95, weight: 400, colour: 'label-quiet' },
  { class: 'peak', from: 14, size: 0.9, weight: 400, colour: 'label-quiet', mark: 'triangle' },
  { class: 'locality', from: 15, size: 0.95, weight: 400, colour: 'label-quiet' },
];

const majorStreets = new Set(['motorway', 'primary', 'secondary']);

export function labelRules(palette: Palette, lang: Language): LabelRule[] {
  const { colours, labelPixels, font: family } = palette;
  const font = (sizePixels: number, weight: number) => `${weight} ${sizePixels}px ${family}`;
  const [first, second] = lang === 'en' ? (['en', 'name'] as const) : (['name', 'en'] as const);
  const main = ({ props }: Feature): string | undefined =>
    (props[first] ?? props[second]) as string | undefined;
  // The English page shows the Chinese name too where there is room for two lines: that is what signs on the spot say.
  const both = (feature: Feature): readonly string[] => {
    const text = main(feature);
    const other = lang === 'en' && feature.props[first] ? feature.props[second] : undefined;
    if (text === undefined) return [];
    return typeof other === 'string' ? [text, other] : [text];
  };
  const haloPixels = Math.max(3, labelPixels * 0.28);

  const place = (row: PlaceRow): LabelRule => ({
    dataLayer: 'places',
    minzoom: row.from,
    ...(row.to === undefined ? {} : { maxzoom: row.to }),
    filter: (_zoom, feature) => classOf(feature) === row.class,
    sort: (a, b) => Number(b['people'] ?? 0) - Number(a['people'] ?? 0),
    symbolizer: new PlaceText({
      font,
      sizePixels: labelPixels * row.size,
      weight: row.weight,
      fill: colours[row.colour],
      halo: colours.halo,
      haloPixels,
      ...(row.mark ? { mark: row.mark } : {}),
      textsOf: both,
    }),
  });

  const street = (
    from: number,
    size: number,
    weight: number,
    colour: Colour,
    fits: (name: string) => boolean,
  ): LabelRule => ({
    dataLayer: 'street-names',
    minzoom: from,
    filter: (_zoom, feature) => fits(classOf(feature)),
    symbolizer: new LineText({
      font: font(labelPixels * size, weight),
      sizePixels: labelPixels * size,
      fill: colours[colour],
      halo: colours.halo,
      haloPixels,
      repeatPixels: 460,
      textOf: main,
    }),
  });

  return [
    ...large.map(place),
    street(13, 1, 500, 'label', (name) => majorStreets.has(name)),
    street(14, 1, 500, 'label', (name) => name === 'tertiary'),
    ...small.slice(0, 1).map(place),
    street(15, 0.95, 500, 'label', (name) => name === 'minor' || name === 'pedestrian'),
    ...small.slice(1).map(place),
    street(16, 0.9, 400, 'label-quiet', (name) =>
      ['service', 'path', 'track', 'steps'].includes(name),
    ),
    street(13, 0.9, 400, 'ferry', (name) => name === 'ferry'),
  ];
}
