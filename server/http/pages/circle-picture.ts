/** The circle as a drawing that needs no script: three bands, the streets that are reached, what lies inside, and the start. */
import type { Circle } from '../../contract/circle.ts';
import { metersPerDegreeLat, metersPerDegreeLng } from '../../geo/distance.ts';
import { html, type Html, type Part } from '../plain/html.ts';
import type { Page } from './page.ts';

/** One unit of the drawing: fine enough for a phone's whole width, so that numbers stay short. */
const unitMeters = 5;
const marginMeters = 60;
const scaleMeters = 500;

type Line = readonly (readonly number[])[];

export function circlePicture({ plain }: Page, circle: Circle): Html {
  const { t, meters } = plain.words;
  const [lng, lat] = circle.origin.position as [number, number];
  const perLng = metersPerDegreeLng(lat) / unitMeters;
  const perLat = metersPerDegreeLat / unitMeters;
  // Around the start, east and south.
  const place = ([x, y]: readonly number[]): [number, number] => [
    Math.round((x! - lng) * perLng),
    Math.round((lat - y!) * perLat),
  ];
  const bands = circle.contours.features.map(({ geometry }) => geometry.coordinates as Line[][]);
  const corners = bands.flat(2).flatMap((ring) => ring.map(place));
  const margin = marginMeters / unitMeters;
  const west = Math.min(0, ...corners.map(([x]) => x)) - margin;
  const north = Math.min(0, ...corners.map(([, y]) => y)) - margin;
  const width = Math.max(0, ...corners.map(([x]) => x)) + margin - west;
  const height = Math.max(0, ...corners.map(([, y]) => y)) + margin - north;
  const streets = (circle.streets?.features ?? []).flatMap(
    ({ geometry }) => geometry.coordinates as Line[],
  );
  const scale = scaleMeters / unitMeters;
  return html`<figure class="circle-picture">
    <svg
      viewBox="${west} ${north} ${width} ${height}"
      role="img"
      aria-label="${t('pages.circle.picture')}"
    >
      ${bands.map((polygons, i) => html`<path class="band-${i + 1}" d="${polygons.flat().map((ring) => pathOf(ring, place, true))}" />`).toReversed()}
      <path class="streets" d="${streets.map((line) => pathOf(line, place, false))}" />
      ${circle.facilities.map(({ position }) => dot(place(position)))}
      <circle class="start" cx="0" cy="0" r="9" />
      <path class="scale" d="M${west + margin} ${north + height - margin}h${scale}" />
    </svg>
    <figcaption class="hint">
      ${t('pages.circle.caption', { length: meters(scaleMeters) })}
    </figcaption>
  </figure>`;
}

const dot = ([x, y]: readonly [number, number]): Part =>
  html`<circle class="place" cx="${x}" cy="${y}" r="4" />`;

/** Relative steps, as they are shorter; what does not move by a unit is left out. */
function pathOf(
  line: Line,
  place: (at: readonly number[]) => [number, number],
  closed: boolean,
): string {
  const [first, ...rest] = line.map(place);
  if (!first) return '';
  let [x, y] = first;
  let path = `M${x} ${y}`;
  for (const [nextX, nextY] of rest) {
    if (nextX === x && nextY === y) continue;
    path += `l${nextX - x} ${nextY - y}`;
    [x, y] = [nextX, nextY];
  }
  return closed ? `${path}z` : path;
}
