/** Imports of population by the real command: the largest real table there is, a made one of a million lines, and a made raster. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bounds } from '../../server/geo/position.ts';
import { tiledTiff } from './made-tiff.ts';
import { runToEnd } from './child.ts';
import { report } from './figures.ts';

const hexagons = '../shared/data/osm/porto-alegre-hexgrid.csv';
const hexagonTown = '../shared/data/osm/porto-alegre.osm.pbf';
const side = 1000;
/** A raster as of a province, of cells of 0.0003°; the region is a small part of it. */
const cells = 12_000;
const step = 0.0003;

/** @param bounds of region `town`, which is imported already */
export async function benchPopulation(dataDir: string, bounds: Bounds): Promise<void> {
  const folder = join(dataDir, 'population');
  mkdirSync(folder);
  const measure = async (region: string, file: string, name: string, data: string) => {
    const ended = await runToEnd(['dist/server/import-population.js', file, '--region', region], {
      DATA_DIR: dataDir,
      APP_DB: join(folder, 'app.db'),
    });
    report({ name: `population: ${name}`, value: ended.seconds, unit: 's', bound: 30, data });
    const memory = { value: ended.peakMegabytes, unit: 'MB', bound: 1000 };
    report({ name: `population: ${name}, peak memory`, ...memory, data });
  };
  if (existsSync(hexagons)) {
    await runToEnd(['dist/server/import-region.js', hexagonTown, '--region', 'hexagons'], {
      DATA_DIR: dataDir,
    });
    await measure('hexagons', hexagons, 'real hexagons', 'porto-alegre, 1,227 hexagons');
  }
  const table = join(folder, 'million.csv');
  writeFileSync(table, madeTable(bounds));
  await measure('town', table, 'a table with all parts', '1,000,000 points');
  const raster = join(folder, 'province.tif');
  writeFileSync(raster, madeRaster(bounds));
  const [west, south, east, north] = bounds;
  const inRegion = ((east - west) / step) * ((north - south) / step);
  const data = [cells * cells, inRegion].map((count) => Math.round(count).toLocaleString('en'));
  await measure('town', raster, 'a raster in tiles', `${data[0]} cells, ${data[1]} in the region`);
}

function madeTable([west, south, east, north]: Bounds): string {
  const lines = ['lon,lat,population,elderly,children,non_registered'];
  for (let i = 0; i < side * side; i++) {
    const lng = west + ((east - west) * ((i % side) + 0.5)) / side,
      lat = south + ((north - south) * (Math.floor(i / side) + 0.5)) / side;
    const people = 1 + (i % 7);
    const parts = [5, 6, 9].map((of) => (people / of).toFixed(2));
    lines.push([lng.toFixed(6), lat.toFixed(6), people, ...parts].join(','));
  }
  return lines.join('\n');
}

/** Cells around the region: deflated, without a number in every third. */
function madeRaster([west, , , north]: Bounds): Buffer {
  return tiledTiff({
    width: cells,
    height: cells,
    tile: 256,
    west: west - 4000 * step,
    north: north + 4000 * step,
    step,
    noData: '-99999',
    deflated: true,
    valueAt: (x, y) => ((x + y) % 3 === 0 ? -99999 : ((x * 7 + y * 13) % 40) / 10),
  });
}
