/** A hundred thousand facilities by `import-facilities`: written, read again, taken back. Each is a process of its own over a database of its own. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { runToEnd } from './child.ts';
import {
  facilityPlaces,
  facilityRows,
  writeFacilityFile,
  type FileFormat,
} from './facility-files.ts';
import { report } from './figures.ts';

const rows = 100_000;
/** What the project promises for one file. */
const bounds = { seconds: 60, megabytes: 500 };
const command = 'dist/server/import-facilities.js';
const formats: readonly [FileFormat, string][] = [
  ['csv', 'CSV'],
  ['xlsx', 'XLSX'],
  ['geojson', 'GeoJSON'],
];

/** @param dataDir where the region `town` lies */
export async function benchImports(dataDir: string, engine: RegionEngine): Promise<void> {
  const made = facilityRows(rows, facilityPlaces(engine, 20_000));
  for (const [format, name] of formats) {
    const file = writeFacilityFile(dataDir, format, made);
    const environment = { DATA_DIR: dataDir, APP_DB: join(dataDir, `import-${format}.db`) };
    const read = [command, file, '--crs', 'wgs84', '--region', 'town'];
    const undo = [command, '--undo', '--region', 'town'];
    const steps: readonly [string, string[]][] = [
      [`import of facilities, ${name}`, read],
      [`import of facilities, ${name}, all the same`, read],
      // The second import wrote nothing, and goes first.
      [`undo of the import that wrote nothing, ${name}`, undo],
      [`undo of the import of facilities, ${name}`, undo],
    ];
    for (const [what, args] of steps) {
      const { seconds, peakMegabytes, processorSeconds } = await runToEnd(args, environment);
      const data = `${rows} rows`;
      report({ name: what, value: seconds, unit: 's', bound: bounds.seconds, data });
      report({ name: `${what}, processor`, value: processorSeconds, unit: 's', data });
      report({
        name: `${what}, peak memory`,
        value: peakMegabytes,
        unit: 'MB',
        bound: bounds.megabytes,
        data,
      });
    }
    rmSync(file);
    for (const end of ['', '-wal', '-shm']) rmSync(`${environment.APP_DB}${end}`, { force: true });
  }
}
