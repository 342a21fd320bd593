import type { OsmElement } from './element.ts';
import type { OsmBounds, OsmSource } from './source.ts';

/** A source of elements that are there already: for tests, and for regions made by a program. `totalBytes` counts elements. */
export function memorySource(elements: OsmElement[], bounds: OsmBounds | null = null): OsmSource {
  return {
    name: 'elements in memory',
    totalBytes: elements.length,
    bounds: async () => bounds,
    async *read(want, onBytes) {
      const batch = elements.filter((element) => want[`${element.type}s`]);
      if (batch.length > 0) yield batch;
      onBytes?.(elements.length);
    },
  };
}
