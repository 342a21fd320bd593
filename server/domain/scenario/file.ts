/** A scenario as GeoJSON: one feature for each change, its geometry where it happens. */
import type { Change, ScenarioFile } from '../../contract/scenario.ts';

export function fileOf(scenario: {
  region: string;
  name: string;
  changes: readonly Change[];
}): ScenarioFile {
  const { region, name, changes } = scenario;
  return {
    type: 'FeatureCollection',
    jinlin: { format: 'scenario', version: 1, region, name },
    features: changes.map(featureOf),
  };
}

function featureOf(change: Change): ScenarioFile['features'][number] {
  if ('position' in change) {
    const { position, ...properties } = change;
    return {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [...position] },
      properties,
    };
  }
  if ('line' in change) {
    const { line, ...properties } = change;
    return {
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: line.map((point) => [...point]) },
      properties,
    };
  }
  return { type: 'Feature', geometry: null, properties: { ...change } };
}

/** What a feature says, to be held to the schema of changes: the other way round. */
export function changeIn({ geometry, properties }: ScenarioFile['features'][number]): unknown {
  if (geometry === null) return properties;
  return geometry.type === 'Point'
    ? { ...properties, position: geometry.coordinates }
    : { ...properties, line: geometry.coordinates };
}
