/** Facilities as GeoJSON (RFC 7946), in pieces. Licences and date stand before the features, as foreign members. */
import type { DirectoryFacility } from '../../domain/directory/contents.ts';
import { licenceFor, told, type Licences } from './licences.ts';
import { dataDateOf, rowOf } from './rows.ts';

const featuresPerPiece = 200;

export function* geojsonPieces(
  facilities: readonly DirectoryFacility[],
  licences: Licences,
): Generator<string> {
  const used = [...new Set(facilities.map(({ source }) => licenceFor(licences, source)))];
  const head = {
    type: 'FeatureCollection',
    licences: used.map(told),
    attribution: used.map(({ attribution }) => attribution).join('; '),
    dataDate: facilities.map(dataDateOf).reduce(later, null),
  };
  yield `${JSON.stringify(head).slice(0, -1)},"features":[`;
  for (let i = 0; i < facilities.length; i += featuresPerPiece) {
    const piece = facilities
      .slice(i, i + featuresPerPiece)
      .map((facility) => JSON.stringify(featureOf(facility, licences)))
      .join(',\n');
    yield i === 0 ? `\n${piece}` : `,\n${piece}`;
  }
  yield '\n]}\n';
}

function featureOf(facility: DirectoryFacility, licences: Licences) {
  return {
    type: 'Feature',
    id: facility.id,
    geometry: {
      type: 'Point',
      coordinates: facility.position.map((degrees) => Math.round(degrees * 1e6) / 1e6),
    },
    properties: rowOf(facility, licences),
  };
}

function later(a: string | null, b: string | null): string | null {
  return a === null || (b !== null && b > a) ? b : a;
}
