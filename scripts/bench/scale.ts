/** A network from five million OSM nodes: one town laid side by side until there are that many. */
import { appendFileSync, readFileSync } from 'node:fs';
import { RegionEngine } from '../../server/domain/region-engine.ts';
import type { RegionInfo } from '../../server/domain/region.ts';
import type { Bounds } from '../../server/geo/position.ts';
import type { OsmElement } from '../../server/ingest/osm/element.ts';
import type { OsmSource } from '../../server/ingest/osm/source.ts';
import { readRegion } from '../../server/ingest/read-region.ts';
import { readRegionFiles, writeRegionFiles } from '../../server/store/region-files.ts';
import { currentVersion, openVersion } from '../../server/store/region-folder.ts';
import { benchCircles } from './circles.ts';
import { benchLargeCoverage } from './coverage.ts';
import { categories, norms } from './facts.ts';
import { report } from './figures.ts';
import { seededOrigins } from './questions.ts';

const copyIds = 1e11;

/** The source's elements, shifted by a town's width or height for every copy. Streams: one copy at a time. */
export async function tiled(
  source: OsmSource,
  nodesWanted: number,
): Promise<{ source: OsmSource; copies: number; nodes: number; firstBounds: Bounds }> {
  const bounds = (await source.bounds())!;
  const base: OsmElement[] = [];
  for await (const batch of source.read({ nodes: true, ways: true, relations: true }))
    base.push(...batch);
  const nodes = base.filter((element) => element.type === 'node').length;
  const copies = Math.ceil(nodesWanted / nodes);
  const columns = Math.ceil(Math.sqrt(copies));
  const width = bounds[2] - bounds[0],
    height = bounds[3] - bounds[1];
  return {
    copies,
    nodes: nodes * copies,
    firstBounds: bounds,
    source: {
      name: `${copies} × ${source.name}`,
      totalBytes: source.totalBytes * copies,
      bounds: () =>
        Promise.resolve([
          bounds[0],
          bounds[1],
          bounds[0] + columns * width,
          bounds[1] + Math.ceil(copies / columns) * height,
        ]),
      async *read(want) {
        for (let copy = 0; copy < copies; copy++) {
          const east = (copy % columns) * width,
            north = Math.floor(copy / columns) * height;
          const wanted = base.filter(({ type }) =>
            type === 'node' ? want.nodes : type === 'way' ? want.ways : want.relations,
          );
          yield wanted.map((element) => shifted(element, copy * copyIds, east, north));
        }
      },
    },
  };
}

function shifted(element: OsmElement, ids: number, east: number, north: number): OsmElement {
  if (element.type === 'node')
    return { ...element, id: element.id + ids, lng: element.lng + east, lat: element.lat + north };
  if (element.type === 'way')
    return { ...element, id: element.id + ids, refs: element.refs.map((ref) => ref + ids) };
  return {
    ...element,
    id: element.id + ids,
    members: element.members.map((member) => ({ ...member, ref: member.ref + ids })),
  };
}

/** Builds and stores the large region. Runs in a process of its own, so that its memory does not count for the reader. */
export async function makeLarge(
  source: OsmSource,
  nodesWanted: number,
  dataDir: string,
): Promise<void> {
  const large = await tiled(source, nodesWanted);
  const started = performance.now();
  const read = await readRegion(large.source, { bbox: null, categories, norms });
  const writer = openVersion(dataDir, 'large', new Date());
  const info: RegionInfo = {
    id: 'large',
    name: large.source.name,
    invented: true,
    bounds: read.network.bounds,
    start: read.start,
    timeZone: 'Europe/Berlin',
    dataDate: null,
    importedAt: new Date().toISOString(),
    version: writer.version,
    attribution: '',
    streetKilometers: read.report.walkableKilometers,
    complete: [],
  };
  const { network, obstacles, facilities, places, communities } = read;
  const region = { info, network, obstacles, facilities, places, communities };
  writeRegionFiles(writer, region, read.report);
  writer.publish();
  const data = `${large.nodes} nodes, ${network.edgeCount} edges`;
  report({
    name: 'large network: build and write',
    value: (performance.now() - started) / 1000,
    unit: 's',
    data,
  });
  report({
    name: 'large network: peak while building',
    value: process.resourceUsage().maxRSS / 1024,
    unit: 'MB',
    data,
  });
}

/** All categories for all nodes of the large region alone, for one of several sizes: its line is left in `file`. */
export function coverLarge(dataDir: string, file: string): void {
  const version = currentVersion(dataDir, 'large')!;
  const engine = new RegionEngine(readRegionFiles(dataDir, 'large', version), norms);
  engine.travel('walk');
  engine.access('walk');
  const { network, facilities } = engine.region;
  const data = `${network.nodeCount} junctions, ${network.edgeCount} edges, ${facilities.length} facilities`;
  const { seconds } = benchLargeCoverage(engine, data);
  appendFileSync(file, `${network.nodeCount} ${seconds}\n`);
}

/** By how much the time grows with the number of junctions: 1 is in proportion. Of the smallest and the largest. */
export function reportSlope(file: string): void {
  const sizes = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number) as [number, number]);
  const [first, last] = [sizes[0]!, sizes.at(-1)!];
  report({
    name: 'large network: slope of all categories over junctions',
    value: Math.log(last[1] / first[1]) / Math.log(last[0] / first[0]),
    unit: '(1: in proportion)',
    data: sizes.map(([nodes, seconds]) => `${nodes}: ${seconds.toFixed(2)} s`).join('; '),
  });
}

/** Opens the large region and asks it what the small one was asked. */
export function openLarge(dataDir: string): void {
  const started = performance.now();
  const engine = new RegionEngine(
    readRegionFiles(dataDir, 'large', currentVersion(dataDir, 'large')!),
    norms,
  );
  engine.travel('walk');
  engine.access('walk');
  const { network, facilities } = engine.region;
  const data = `${network.edgeCount} edges, ${facilities.length} facilities`;
  report({
    name: 'large network: open, walking and access ready',
    value: (performance.now() - started) / 1000,
    unit: 's',
    bound: 3,
    data,
  });
  report({
    name: 'large network: memory when open',
    value: process.memoryUsage().rss / 2 ** 20,
    unit: 'MB',
    bound: 1200,
    data,
  });
  benchCircles(engine, seededOrigins(engine, 200), `large network, ${data}`);
  report({
    name: 'large network: peak with circles',
    value: process.resourceUsage().maxRSS / 1024,
    unit: 'MB',
    bound: 1200,
    data,
  });
  benchLargeCoverage(engine, `large network, ${data}`);
}
