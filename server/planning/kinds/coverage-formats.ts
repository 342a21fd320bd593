/** An answer as JSON, as GeoJSON, or as the rows of a table. */
import type { Coverage, CoverageFeatures, CoverageFormat } from '../../contract/coverage.ts';
import type { Answers } from '../questions.ts';
import type { AskedAreas } from './coverage-areas.ts';

const columns = [
  'code',
  'name',
  'level',
  'kind',
  'people',
  'covered',
  'gap',
  'unknown',
  'state',
  'meanMinutes',
  'p90Minutes',
  'perThousand',
] as const;

export function inFormat(
  told: Coverage,
  areas: AskedAreas,
  format: CoverageFormat,
): Answers['coverage'] {
  if (format === 'csv')
    return {
      rows: [[...columns], ...told.areas.map((area) => columns.map((name) => area[name] ?? null))],
    };
  const value = format === 'json' ? told : features(told, areas);
  return { json: new TextEncoder().encode(JSON.stringify(value)) };
}

function features({ areas, ...rest }: Coverage, { list }: AskedAreas): CoverageFeatures {
  const polygons = new Map(list.map((area) => [`${area.code} ${area.name}`, area.polygons]));
  return {
    type: 'FeatureCollection',
    properties: rest,
    features: areas.map((area) => {
      const coordinates = polygons.get(`${area.code} ${area.name}`) ?? null;
      return {
        type: 'Feature',
        ...(area.code === null ? {} : { id: area.code }),
        properties: area,
        geometry: coordinates && { type: 'MultiPolygon', coordinates },
      };
    }),
  };
}
