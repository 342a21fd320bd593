import type { Circle } from '../../server/contract/circle.ts';
import { facilitiesInside } from './inside.ts';

type Ring = readonly (readonly number[])[];

/** A member of the collection that GeoJSON does not know (RFC 7946, section 6.1). */
interface Foreign {
  readonly profile: Circle['profile'];
  readonly limitMinutes: number;
  readonly at: string;
  readonly kind: Circle['kind']['kind'];
  readonly region: string;
  readonly invented: boolean;
  readonly dataDate: string | null;
  readonly attribution: string;
  /** SPDX name and address, where the data is OpenStreetMap's. */
  readonly licence?: 'ODbL-1.0';
  readonly licenceUrl?: string;
}

interface Feature {
  readonly type: 'Feature';
  readonly geometry:
    | { readonly type: 'Point'; readonly coordinates: readonly number[] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface CircleGeoJson {
  readonly type: 'FeatureCollection';
  readonly jinlin: Foreign;
  readonly features: readonly Feature[];
}

/**
 * A circle as a file for other map programs: origin, contours (widest last), facilities inside, nearest first.
 * By RFC 7946: WGS-84, `[lng, lat]`, at most six decimals (a decimetre), outer rings counter-clockwise, holes clockwise.
 */
export function circleGeoJson(circle: Circle): CircleGeoJson {
  const { origin, kind, meta, profile, limitMinutes, at } = circle;
  const openStreetMap = /OpenStreetMap/i.test(meta.attribution);
  return {
    type: 'FeatureCollection',
    jinlin: {
      profile,
      limitMinutes,
      at,
      kind: kind.kind,
      region: meta.regionName,
      invented: meta.invented,
      dataDate: meta.dataDate,
      attribution: meta.attribution,
      ...(openStreetMap && {
        licence: 'ODbL-1.0',
        licenceUrl: 'https://opendatacommons.org/licenses/odbl/1-0/',
      }),
    },
    features: [
      {
        type: 'Feature',
        geometry: { type: 'Point', coordinates: round(origin.position) },
        properties: {
          role: 'origin',
          street: origin.street,
          offStreetMeters: Math.round(origin.offStreetMeters),
        },
      },
      ...circle.contours.features.map(({ geometry, properties }): Feature => ({
        type: 'Feature',
        geometry: {
          type: 'MultiPolygon',
          coordinates: geometry.coordinates.map((rings) =>
            rings.map((ring, index) => wound(ring, index === 0)),
          ),
        },
        properties: { role: 'contour', ...properties },
      })),
      ...facilitiesInside(circle).map(
        ({ id, name, nameEn, categories, position, seconds, meters }): Feature => ({
          type: 'Feature',
          geometry: { type: 'Point', coordinates: round(position) },
          properties: {
            role: 'facility',
            id,
            name,
            ...(nameEn && { nameEn }),
            categories,
            seconds: Math.round(seconds),
            meters: Math.round(meters),
          },
        }),
      ),
    ],
  };
}

/** `jinlin-20260311-112.9418_23.4828-walk-15.geojson`: day of the asked time, place, profile, minutes. */
export function geoJsonName({ at, origin, profile, limitMinutes }: Circle): string {
  const place = origin.position.map((degrees) => degrees.toFixed(4)).join('_');
  return `jinlin-${at.slice(0, 10).replaceAll('-', '')}-${place}-${profile}-${limitMinutes}.geojson`;
}

const round = (position: readonly number[]): number[] =>
  position.map((degrees) => Number(degrees.toFixed(6)));

function wound(ring: Ring, outer: boolean): Ring {
  const rounded = ring.map(round);
  return signedArea(rounded) > 0 === outer ? rounded : rounded.toReversed();
}

/** Twice the area in square degrees, positive when the ring runs counter-clockwise. */
function signedArea(ring: Ring): number {
  let sum = 0;
  for (let index = 1; index < ring.length; index++) {
    const [[x1, y1], [x2, y2]] = [ring[index - 1]!, ring[index]!];
    sum += x1! * y2! - x2! * y1!;
  }
  return sum;
}
