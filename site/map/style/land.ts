/** What lies under the bands: ground, water, buildings. */
import { LineSymbolizer, PolygonSymbolizer, type Feature, type PaintRule } from 'protomaps-leaflet';
import type { Colour, Palette } from './palette.ts';

const area = 3;
const line = 2;
export const classOf = (feature: Feature): string => String(feature.props['class']);

/** From below to above: large grounds first, what lies on them later. */
const grounds: readonly Colour[] = [
  'residential',
  'commercial',
  'industrial',
  'field',
  'wood',
  'wetland',
  'green',
  'sand',
  'campus',
  'parking',
  'sport',
  'square',
];

const pixelsAt = (at16: number, growth: number, least: number) => (zoom: number) =>
  Math.max(least, at16 * growth ** (zoom - 16));

export function landRules({ colours }: Palette): PaintRule[] {
  const waterways: [string, (zoom: number) => number][] = [
    ['river', pixelsAt(7, 1.5, 1.2)],
    ['canal', pixelsAt(4, 1.5, 1)],
    ['stream', pixelsAt(1.8, 1.3, 0.8)],
  ];
  return [
    ...grounds.map((name): PaintRule => ({
      dataLayer: 'landuse',
      filter: (_zoom, feature) => feature.geomType === area && classOf(feature) === name,
      symbolizer: new PolygonSymbolizer({ fill: colours[name] }),
    })),
    ...waterways.map(([name, width]): PaintRule => ({
      dataLayer: 'water',
      filter: (_zoom, feature) => feature.geomType === line && classOf(feature) === name,
      symbolizer: new LineSymbolizer({
        color: colours.water,
        width,
        lineCap: 'round',
        lineJoin: 'round',
      }),
    })),
    {
      dataLayer: 'water',
      filter: (_zoom, feature) => feature.geomType === area,
      symbolizer: new PolygonSymbolizer({ fill: colours.water }),
    },
    {
      dataLayer: 'buildings',
      minzoom: 14,
      symbolizer: new PolygonSymbolizer({
        fill: colours.building,
        stroke: colours['building-edge'],
        width: (zoom: number) => (zoom >= 16 ? 0.8 : 0),
      }),
    },
  ];
}
