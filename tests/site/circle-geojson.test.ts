import { describe, expect, it } from 'vitest';
import { circleGeoJson, geoJsonName } from '../../site/lib/circle-geojson.ts';
import { aCircle, aFacility } from './a-circle.ts';

const meta = {
  region: 'r',
  regionName: '某地',
  invented: false,
  dataDate: '2026-03-01',
  attribution: '© OpenStreetMap contributors',
};
// The outer ring runs clockwise and the hole counter-clockwise: both the wrong way round.
const outer = [
  [113, 22],
  [113, 22.01],
  [113.01, 22.01],
  [113.01, 22],
  [113, 22],
];
const hole = [
  [113.002, 22.002],
  [113.0040000049, 22.002],
  [113.004, 22.004],
  [113.002, 22.004],
  [113.002, 22.002],
];
const circle = aCircle(
  { market: 'covered' },
  {
    meta,
    origin: {
      position: [113.00512345678, 22.005],
      snapped: [113, 22],
      offStreetMeters: 12.4,
      street: '某街',
    },
    contours: {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { minutes: 15, areaSquareMeters: 1 },
          geometry: { type: 'MultiPolygon', coordinates: [[outer, hole]] },
        },
      ],
    },
    facilities: [aFacility('in', 900, ['market']), aFacility('out', 901, ['market'])],
  },
);

/** Twice the signed area, by the shoelace formula written out anew. */
const turn = (ring: readonly (readonly number[])[]) =>
  ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length]!;
    return sum + x! * nextY! - nextX! * y!;
  }, 0);

describe('a circle saved as GeoJSON', () => {
  const saved = circleGeoJson(circle);
  const [origin, contour, ...facilities] = saved.features;

  it('is a collection with origin, contours and the facilities inside', () => {
    expect(saved.type).toBe('FeatureCollection');
    expect(saved.features.map(({ properties }) => properties['role'])).toEqual([
      'origin',
      'contour',
      'facility',
    ]);
    expect(origin!.geometry).toEqual({ type: 'Point', coordinates: [113.005123, 22.005] });
    expect(contour!.properties['minutes']).toBe(15);
    expect(facilities.map(({ properties }) => properties)).toEqual([
      { role: 'facility', id: 'in', name: 'in', categories: ['market'], seconds: 900, meters: 900 },
    ]);
  });

  it('keeps RFC 7946: rings closed, outer ones counter-clockwise, holes clockwise, six decimals', () => {
    const { geometry } = contour!;
    if (geometry.type !== 'MultiPolygon') throw new Error(`a contour is a ${geometry.type}`);
    const [[first, second]] = geometry.coordinates as [
      [readonly (readonly number[])[], readonly (readonly number[])[]],
    ];
    expect(first[0]).toEqual(first.at(-1));
    expect(second[0]).toEqual(second.at(-1));
    expect(turn(first)).toBeGreaterThan(0);
    expect(turn(second)).toBeLessThan(0);
    expect(JSON.stringify(saved)).not.toMatch(/\d\.\d{7,}/);
  });

  it('says how it was computed and whose data it is', () => {
    expect(saved.jinlin).toEqual({
      profile: 'walk',
      limitMinutes: 15,
      at: '2026-03-02T09:00:00+08:00',
      kind: 'urban',
      region: '某地',
      invented: false,
      dataDate: '2026-03-01',
      attribution: '© OpenStreetMap contributors',
      licence: 'ODbL-1.0',
      licenceUrl: 'https://opendatacommons.org/licenses/odbl/1-0/',
    });
    const own = circleGeoJson({ ...circle, meta: { ...meta, attribution: '示范数据' } });
    expect(own.jinlin).not.toHaveProperty('licence');
  });

  it('has a name that says day, place and question', () => {
    expect(geoJsonName(circle)).toBe('jinlin-20260302-113.0051_22.0050-walk-15.geojson');
  });
});
