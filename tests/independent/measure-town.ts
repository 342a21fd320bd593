/** Compares the engine with the plain search on one town. */
import { readFileSync } from 'node:fs';
import type { Category } from '../../server/domain/categories.ts';
import { circleAt } from '../../server/domain/circle.ts';
import { readNorms } from '../../server/domain/norms.ts';
import { RegionEngine } from '../../server/domain/region-engine.ts';
import type { RegionData } from '../../server/domain/region.ts';
import { position, type Position } from '../../server/geo/position.ts';
import { openOsmFile } from '../../server/ingest/osm/open.ts';
import { readRegion } from '../../server/ingest/read-region.ts';
import type { AccessPoint, Network } from '../../server/network/network.ts';
import { cutIntoPieces, greatCircleMeters, placeKey } from './pieces.ts';
import { streetError } from './street-error.ts';
import { textbookSeconds } from './textbook-search.ts';

export interface TownMeasures {
  origins: number;
  facilityPairs: number;
  /** Largest excess over the allowance of 1 s + 0.5 %; at most 0 when all agree. */
  worstFacility: number;
  /** Facilities inside that the circle leaves out, or the other way round, beyond the allowance. */
  listedWrongly: number;
  /** Shares of wrong street length per origin, by minutes. */
  errors: Map<number, number[]>;
  /** The part of `errors` that lies inside the polygon without being reachable. */
  inShare: Map<number, number[]>;
}

const json = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../data/${name}.json`, import.meta.url), 'utf8'));

/** Few facilities stand in the thin towns; the test must still have compared some. */
export function accessOf(town: string): number {
  return town === 'neubrandenburg' ? 10_000 : 1_000;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

export async function townEngine(file: string): Promise<RegionEngine> {
  const categories = json('categories').categories as Category[];
  const norms = readNorms(json('norms').norms);
  const read = await readRegion(await openOsmFile(file), { bbox: null, categories, norms });
  const info = {
    id: 'town',
    name: 'town',
    invented: false,
    bounds: read.network.bounds,
    start: read.start,
    timeZone: 'Asia/Shanghai',
    dataDate: null,
    importedAt: '',
    version: 'v',
    attribution: '',
    streetKilometers: 0,
    complete: [],
  };
  const region: RegionData = {
    info,
    network: read.network,
    facilities: read.facilities,
    places: read.places,
    communities: read.communities,
  };
  return new RegionEngine(region, norms);
}

export async function measureTown(
  file: string,
  origins: number,
  minutes: readonly number[],
): Promise<TownMeasures> {
  const engine = await townEngine(file);
  const categories = json('categories').categories as Category[];
  const { network, facilities } = engine.region;
  const starts = seededOrigins(network, origins);
  const access = engine.access('walk').byFacility;
  const snapped = starts.map((at) => plainSnap(network, at)!);
  const graph = cutIntoPieces(network, [...snapped, ...access.flat()]);
  const doors = access.map((points) =>
    points.map((point) => ({
      vertex: graph.vertexOf.get(placeKey(point))!,
      seconds: point.offStreetMeters * 0.75,
    })),
  );
  const measures: TownMeasures = {
    origins: 0,
    facilityPairs: 0,
    worstFacility: -Infinity,
    listedWrongly: 0,
    errors: new Map(minutes.map((m) => [m, []])),
    inShare: new Map(minutes.map((m) => [m, []])),
  };
  starts.forEach((at, i) => {
    const origin = snapped[i]!;
    const longest = Math.max(...minutes) * 60;
    const seconds = textbookSeconds(
      graph,
      graph.vertexOf.get(placeKey(origin))!,
      origin.offStreetMeters * 0.75,
      longest + 120,
    );
    measures.origins++;
    for (const m of minutes) {
      const result = circleAt(
        engine,
        {
          position: at,
          profile: 'walk',
          minutes: m,
          at: { text: '', date: new Date(0) },
          streets: false,
        },
        categories,
      );
      if (!result.ok) throw new Error(`origin ${at.join(',')} was refused`);
      const outer = result.circle.contours.features[2]!.geometry.coordinates;
      const { reachableMeters, wronglyIn, wronglyOut } = streetError(graph, seconds, m * 60, outer);
      measures.errors.get(m)!.push((wronglyIn + wronglyOut) / reachableMeters);
      measures.inShare.get(m)!.push(wronglyIn / reachableMeters);
      const listed = new Map(
        result.circle.facilities.map((facility) => [facility.id, facility.seconds]),
      );
      facilities.forEach((facility, f) => {
        const plain = Math.min(
          Infinity,
          ...doors[f]!.map((door) => seconds[door.vertex]! + door.seconds),
        );
        const said = listed.get(facility.id);
        const allowance = 1 + 0.005 * Math.min(plain, m * 60);
        if (said !== undefined) {
          measures.facilityPairs++;
          measures.worstFacility = Math.max(
            measures.worstFacility,
            Math.abs(said - plain) - allowance,
          );
        } else if (plain < m * 60 - allowance) measures.listedWrongly++;
      });
    }
  });
  return measures;
}

/** Random junctions, moved by up to some 50 m: where homes are. */
function seededOrigins(network: Network, count: number): Position[] {
  let state = 20121011;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const found: Position[] = [];
  while (found.length < count) {
    const node = Math.floor(random() * network.nodeCount);
    const at = position(
      network.nodeLng[node]! / 1e7 + (random() - 0.5) * 1e-3,
      network.nodeLat[node]! / 1e7 + (random() - 0.5) * 1e-3,
    );
    if (plainSnap(network, at)) found.push(at);
  }
  return found;
}

const knownLengths = new WeakMap<Network, Float64Array>();

/** Of the stretch from each corner of a shape to the next. */
function segmentMeters(network: Network): Float64Array {
  const known = knownLengths.get(network);
  if (known) return known;
  const { shapeLng, shapeLat } = network;
  const lengths = Float64Array.from({ length: shapeLng.length - 1 }, (_, i) =>
    greatCircleMeters(
      shapeLng[i]! / 1e7,
      shapeLat[i]! / 1e7,
      shapeLng[i + 1]! / 1e7,
      shapeLat[i + 1]! / 1e7,
    ),
  );
  knownLengths.set(network, lengths);
  return lengths;
}

/** The nearest street by looking at every one of them. */
function plainSnap(network: Network, [lng, lat]: Position): AccessPoint | null {
  let best: AccessPoint | null = null;
  const kx = Math.cos((lat * Math.PI) / 180);
  const lengths = segmentMeters(network);
  for (let e = 0; e < network.edgeCount; e++) {
    if (!network.snappable.foot[e]) continue;
    let along = 0;
    for (let i = network.shapeFirst[e]!; i < network.shapeFirst[e + 1]! - 1; i++) {
      const ax = network.shapeLng[i]! / 1e7,
        ay = network.shapeLat[i]! / 1e7,
        bx = network.shapeLng[i + 1]! / 1e7,
        by = network.shapeLat[i + 1]! / 1e7;
      const dx = (bx - ax) * kx,
        dy = by - ay;
      const squared = dx * dx + dy * dy;
      const share =
        squared > 0
          ? Math.max(0, Math.min(1, ((lng - ax) * kx * dx + (lat - ay) * dy) / squared))
          : 0;
      const off = greatCircleMeters(lng, lat, ax + share * (bx - ax), ay + share * (by - ay));
      const length = lengths[i]!;
      if (off <= 300 && off < (best?.offStreetMeters ?? Infinity))
        best = { edge: e, alongMeters: along + share * length, offStreetMeters: off };
      along += length;
    }
  }
  return best;
}
