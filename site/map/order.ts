import type L from 'leaflet';
import { roundPosition } from '../lib/fragment.ts';
import type { Position } from '../lib/view-state.ts';

// GeoJSON counts longitude first, Leaflet latitude first. Only these functions know both.

export const toLatLng = ([lng, lat]: Position): L.LatLngTuple => [lat, lng];

export function fromLatLng(latLng: L.LatLng): Position {
  const { lng, lat } = latLng.wrap();
  return roundPosition([lng, lat]);
}

type Coordinates = readonly (readonly number[])[];

export const lineToLatLngs = (line: Coordinates): L.LatLngTuple[] =>
  line.map(([lng, lat]) => [lat!, lng!]);

export const polygonsToLatLngs = (
  polygons: readonly (readonly Coordinates[])[],
): L.LatLngTuple[][][] => polygons.map((rings) => rings.map(lineToLatLngs));
