/** Real towns with people for siting: Neubrandenburg with a made population, Porto Alegre with its own on hexagons. */
import { existsSync, readFileSync } from 'node:fs';
import { RegionEngine } from '../../server/domain/region-engine.ts';
import type { Population } from '../../server/domain/coverage/population.ts';
import { readRegionFiles } from '../../server/store/region-files.ts';
import { currentVersion } from '../../server/store/region-folder.ts';
import { randomFrom } from './booking-world.ts';
import { runToEnd } from './child.ts';
import { norms } from './facts.ts';
import { seededOrigins } from './questions.ts';
import type { Town } from './served-siting.ts';

const folder = '../shared/data/osm';
const points = 5000;

/** People near seeded junctions, 1 to 60 at each. */
export function madePeople(engine: RegionEngine): Town {
  const random = randomFrom(6);
  const homes = seededOrigins(engine, points).map(
    ([lng, lat]) => [lng, lat, 1 + Math.floor(random() * 60)] as const,
  );
  return { engine, population: populationOf(homes), data: 'neubrandenburg, made people' };
}

/** Null where its files are missing. */
export async function portoAlegre(dataDir: string): Promise<Town | null> {
  const [map, grid] = [`${folder}/porto-alegre.osm.pbf`, `${folder}/porto-alegre-hexgrid.csv`];
  if (!existsSync(map) || !existsSync(grid)) return null;
  await runToEnd(
    [
      'dist/server/import-region.js',
      map,
      '--region',
      'porto-alegre',
      '--time-zone',
      'America/Sao_Paulo',
    ],
    { DATA_DIR: dataDir },
  );
  const version = currentVersion(dataDir, 'porto-alegre')!;
  const engine = new RegionEngine(readRegionFiles(dataDir, 'porto-alegre', version), norms);
  const homes = readFileSync(grid, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(1, 4).map(Number) as [number, number, number])
    .filter(([, , people]) => people > 0);
  return { engine, population: populationOf(homes), data: 'porto-alegre, people on hexagons' };
}

function populationOf(homes: readonly (readonly [number, number, number])[]): Population {
  const column = (i: 0 | 1 | 2) => Float64Array.from(homes, (home) => home[i]);
  const people = homes.reduce((sum, home) => sum + home[2], 0);
  return {
    version: '1',
    meta: {
      source: 'bench',
      invented: true,
      kind: 'grid',
      grainMeters: null,
      grain: { zh: '', en: '' },
      importedAt: '2026-03-04T00:00:00Z',
      points: homes.length,
      people,
      elderly: null,
      children: null,
      nonRegistered: null,
      outside: { points: 0, people: 0 },
    },
    columns: {
      lng: column(0),
      lat: column(1),
      people: column(2),
      elderly: null,
      children: null,
      nonRegistered: null,
    },
  };
}
