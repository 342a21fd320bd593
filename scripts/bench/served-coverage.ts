/** Coverage as planners wait for it: the first answer after the start, later ones, tiles, and circles while the thread works. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Coverage } from '../../server/contract/coverage.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { runToEnd, startService, statusKilobytes } from './child.ts';
import { tileOf } from './coverage.ts';
import { report, reportTimes } from './figures.ts';
import { benchLoad } from './load.ts';
import { seededOrigins } from './questions.ts';

const points = 5000;
const firstMs = 2000;
const loadSeconds = 15;

/** @param dataDir where the region `town` lies */
export async function benchServedCoverage(
  dataDir: string,
  engine: RegionEngine,
  data: string,
): Promise<void> {
  const environment = { DATA_DIR: dataDir, APP_DB: join(dataDir, 'served-coverage.db') };
  const file = join(dataDir, 'people.csv');
  const origins = seededOrigins(engine, points);
  const lines = origins.map(([lng, lat], i) => `${lng},${lat},${1 + (i % 20)}`);
  writeFileSync(file, ['lon,lat,population', ...lines].join('\n'));
  await runToEnd(['dist/server/import-population.js', file, '--region', 'town'], environment);
  const service = await startService(dataDir, environment);
  const here = `${data}, ${points.toLocaleString('en')} points`;
  const ask = async (query: string) => {
    const began = performance.now();
    const response = await fetch(`${service.address}/api/v1/coverage?region=town&${query}`);
    const told = (await response.json()) as Coverage;
    if (!response.ok) throw new Error(`${query} answered ${response.status}`);
    return { told, ms: performance.now() - began };
  };
  try {
    const first = await ask('category=health&level=square&size=500');
    const { tiles } = first.told;
    report({
      name: 'planners: first answer, asked at once after the start',
      value: first.ms,
      unit: 'ms',
      bound: firstMs,
      data: here,
    });
    const essential = await ask('category=essential&level=square&size=500');
    report({
      name: 'planners: then the whole essential set',
      value: essential.ms,
      unit: 'ms',
      bound: firstMs,
      data: here,
    });
    await times(
      'planners: another limit',
      50,
      here,
      async (i) => (await ask(`category=health&level=square&size=500&minutes=${i + 5}`)).ms,
    );
    await times(
      'planners: the same answer again',
      50,
      here,
      async () => (await ask('category=health&level=square&size=500')).ms,
    );
    const places = origins.slice(0, 60).map(([lng, lat]) => tileOf(lng, lat, 15));
    await times(
      'planners: a tile of minutes over HTTP, zoom 15',
      places.length,
      here,
      async (i) => {
        const { z, x, y } = places[i]!;
        const began = performance.now();
        const response = await fetch(
          service.address + tiles!.path.replace('{z}/{x}/{y}', `${z}/${x}/${y}`),
        );
        await response.arrayBuffer();
        return performance.now() - began;
      },
    );
    await underLoad(service.address, engine, here, ask);
    report({
      name: 'server memory with the planners’ thread',
      value: statusKilobytes(service.pid, 'VmRSS') / 1024,
      unit: 'MB',
      data: here,
    });
  } finally {
    await service.stop();
  }
}

async function times(
  name: string,
  count: number,
  data: string,
  one: (i: number) => Promise<number>,
): Promise<void> {
  const found: number[] = [];
  for (let i = 0; i < count; i++) found.push(await one(i));
  reportTimes(name, found, data);
}

/** Circles with nothing beside them, then while the thread is never idle: no two of its answers are the same. */
async function underLoad(
  address: string,
  engine: RegionEngine,
  data: string,
  ask: (query: string) => Promise<{ ms: number }>,
): Promise<void> {
  const origins = seededOrigins(engine, 200);
  await benchLoad(address, origins, 100, loadSeconds, data, ', the thread idle');
  const work = { answered: 0, goesOn: true };
  const busy = (async () => {
    for (let i = 0; work.goesOn; i++) {
      const profile = ['walk', 'elder', 'pram', 'bike', 'ebike'][i % 5]!;
      await ask(
        `category=essential&level=square&size=500&profile=${profile}&minutes=${(1 + (i % 59000) / 1000).toFixed(3)}`,
      );
      work.answered++;
    }
  })();
  await benchLoad(address, origins, 100, loadSeconds, data, ' while the thread never rests');
  work.goesOn = false;
  await busy;
  report({
    name: 'planners: essential sets answered meanwhile',
    value: work.answered / loadSeconds,
    unit: 'per s',
    data,
  });
}
