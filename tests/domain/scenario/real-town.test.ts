/** The same on a whole real town: nine changes of streets, every profile, facilities' seconds and categories' states from seeded places. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../../server/contract/scenario.ts';
import type { Category } from '../../../server/domain/categories.ts';
import { readNorms } from '../../../server/domain/norms.ts';
import { RegionEngine } from '../../../server/domain/region-engine.ts';
import { changedEngine } from '../../../server/domain/scenario/changed-engine.ts';
import { contains, position, type Position } from '../../../server/geo/position.ts';
import type { OsmElement } from '../../../server/ingest/osm/element.ts';
import { memorySource } from '../../../server/ingest/osm/memory-source.ts';
import { openOsmFile } from '../../../server/ingest/osm/open.ts';
import { readRegion } from '../../../server/ingest/read-region.ts';
import { edgeFlag } from '../../../server/network/flags.ts';
import { isClosed } from '../../../server/network/opened.ts';
import { circleAt } from '../../../server/domain/circle.ts';
import { profiles, type Profile } from '../../../server/contract/profile.ts';
import { accessClasses } from '../../../server/network/profiles.ts';
import { snap } from '../../../server/network/snap.ts';
import { ChangedFile } from '../../fixtures/changed-file.ts';
import {
  apart,
  differentCells,
  facilitySeconds,
  isAtJunction,
  secondsBetween,
  startsAt,
} from '../../fixtures/same-town.ts';
import { sharedData } from '../../shared-data.ts';

const json = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../data/${name}.json`, import.meta.url), 'utf8'));
const categories = json('categories').categories as Category[];
const norms = readNorms(json('norms').norms);
const codes = new Set(categories.map(({ code }) => code));

function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

async function engineOf(
  elements: OsmElement[],
  bounds: [number, number, number, number] | null,
): Promise<RegionEngine> {
  const read = await readRegion(memorySource(elements, bounds), { bbox: null, categories, norms });
  const { network, obstacles, facilities, places, communities, start } = read;
  const info = {
    id: 'town',
    name: 'town',
    invented: false,
    bounds: network.bounds,
    start,
    timeZone: 'Asia/Shanghai',
    dataDate: null,
    importedAt: '',
    version: 'v',
    attribution: '',
    streetKilometers: 0,
    complete: [...codes],
  };
  return new RegionEngine({ info, network, obstacles, facilities, places, communities }, norms);
}

/** A place some metres off a junction. */
function placeNear({ network }: RegionEngine['region'], random: () => number, degrees: number) {
  const node = Math.floor(random() * network.nodeCount);
  return position(
    network.nodeLng[node]! / 1e7 + (random() - 0.5) * degrees,
    network.nodeLat[node]! / 1e7 + (random() - 0.5) * degrees,
  );
}

/** Covered, gap or unknown, category by category. */
function statesAt(engine: RegionEngine, at: Position, profile: Profile): string {
  const date = new Date('2026-03-04T10:00:00+08:00');
  const question = { position: at, profile, minutes: 15, at: { text: '', date }, streets: false };
  const result = circleAt(engine, question, categories);
  if (!result.ok) return result.reason;
  return result.circle.categories.map(({ code, state }) => `${code} ${state}`).join();
}

/** Joins streets in the middle of a piece, and no square: there an import also lays lines across it. */
function isPlain({ region }: RegionEngine, line: readonly Position[]): boolean {
  return [line[0]!, line.at(-1)!].every((at) => {
    if (!contains(region.info.bounds, at[0], at[1])) return false;
    const access = snap(region.network, 'foot', at, norms.snapLimitMeters);
    if (!access) return false;
    const { edgeLengthMeters, edgeFlags, edgeFrom, edgeTo } = region.network;
    const length = edgeLengthMeters[access.edge]!;
    return (
      (edgeFlags[access.edge]! & edgeFlag.acrossArea) === 0 &&
      edgeFrom[access.edge] !== edgeTo[access.edge] &&
      access.alongMeters > 2 &&
      access.alongMeters < length - 2
    );
  });
}

function someChanges(engine: RegionEngine, random: () => number): Change[] {
  const { network } = engine.region;
  const found: Change[] = [];
  for (const path of ['footbridge', 'path', 'crossing', 'footbridge', 'path'] as const)
    for (;;) {
      const from = placeNear(engine.region, random, 2e-4);
      const to = position(from[0] + (random() - 0.5) * 8e-3, from[1] + (random() - 0.5) * 4e-3);
      if (!isPlain(engine, [from, to])) continue;
      found.push({
        kind: 'add-path',
        path,
        line: [
          [from[0], from[1]],
          [to[0], to[1]],
        ],
      });
      break;
    }
  for (let edge = 0; edge < network.edgeCount && found.length < 7; edge++) {
    const flags = network.edgeFlags[edge]!;
    if ((flags & edgeFlag.gate) === 0 || !isClosed(flags) || random() < 0.5) continue;
    const node = network.edgeTo[edge]!;
    found.push({
      kind: 'open-gate',
      position: [network.nodeLng[node]! / 1e7, network.nodeLat[node]! / 1e7],
    });
    edge += 200;
  }
  while (found.length < 9) {
    const edge = Math.floor(random() * network.edgeCount);
    if (network.edgeLengthMeters[edge]! < 60 || (network.edgeFlags[edge]! & edgeFlag.foot) === 0)
      continue;
    const middle = (network.shapeFirst[edge]! + network.shapeFirst[edge + 1]!) >> 1;
    const [a, b] = [middle - 1, middle].map((i) => [
      network.shapeLng[i]! / 1e7,
      network.shapeLat[i]! / 1e7,
    ]) as [number[], number[]];
    found.push({
      kind: 'close-street',
      position: [(a[0]! + b[0]!) / 2, (a[1]! + b[1]!) / 2],
    });
  }
  return found;
}

describe('a scenario of nine changes in Neubrandenburg', () => {
  test(
    'has the same streets, seconds and states as an import of the changed file',
    { timeout: 180_000 },
    async (context) => {
      const source = await openOsmFile(sharedData('osm/neubrandenburg.osm.pbf', context));
      const bounds = await source.bounds();
      const elements: OsmElement[] = [];
      for await (const batch of source.read({ nodes: true, ways: true, relations: true }))
        elements.push(...batch);
      const before = await engineOf(elements, bounds);
      const random = dice(20121011);
      const changes = someChanges(before, random);
      expect(changes.map(({ kind }) => kind)).toEqual([
        ...Array.from({ length: 5 }, () => 'add-path'),
        ...Array.from({ length: 2 }, () => 'open-gate'),
        ...Array.from({ length: 2 }, () => 'close-street'),
      ]);
      const made = changedEngine(before, changes, codes);
      if (!made.ok) throw new Error(JSON.stringify(made.problem));
      const file = new ChangedFile(elements);
      for (const { change, effect } of made.effects)
        file.make(changes[change] as Parameters<ChangedFile['make']>[0], effect);
      const fresh = await engineOf([...file.elements()], bounds);

      for (const accessClass of accessClasses) {
        const [own, theirs] = [made.engine, fresh].map(
          ({ region }) => region.network.stretches[accessClass],
        );
        const { cells, different } = differentCells(own!, theirs!);
        expect([accessClass, cells > 100_000 || accessClass === 'bike', different]).toEqual([
          accessClass,
          true,
          0,
        ]);
      }

      // Where a new path enters an area, an import counts one more entrance of it.
      const entrances = new Map(
        fresh.region.facilities.map((facility) => [facility.id, String(facility.entrances)]),
      );
      const same = made.engine.region.facilities.filter(
        ({ id, entrances: own }) => entrances.get(id) === String(own),
      );
      expect(same.length).toBeGreaterThan(0.98 * entrances.size);
      const counts = { facilities: 0, wrong: 0, ways: 0, altered: 0 };
      for (const profile of profiles) {
        for (let i = 0; i < 60; i++) {
          // Half of them around the changes, where something is another way.
          const near = changes[Math.floor(random() * changes.length)]!;
          const spot = 'line' in near ? near.line[0]! : 'position' in near ? near.position : null;
          const at =
            i % 2 === 0 && spot
              ? position(spot[0] + (random() - 0.5) * 3e-3, spot[1] + (random() - 0.5) * 2e-3)
              : placeNear(before.region, random, 1e-3);
          const starts = startsAt([made.engine, fresh], profile, at);
          if (!starts || apart(starts) > 0.05 || starts.some(isAtJunction)) continue;
          const [own, theirs] = starts.map((start) => facilitySeconds(start, profile, 900));
          for (const { id } of same) {
            const [a, b] = [own!.get(id) ?? 901, theirs!.get(id) ?? 901];
            if (a > 900 && b > 900) continue;
            counts.facilities++;
            if (Math.abs(a - b) > 0.05) counts.wrong++;
          }
          const [states, also] = [made.engine, fresh].map((engine) =>
            statesAt(engine, at, profile),
          );
          expect(states).toBe(also);
          const goal = startsAt(
            [made.engine, fresh],
            profile,
            placeNear(before.region, random, 1e-3),
          );
          if (!goal || apart(goal) > 0.05 || goal.some(isAtJunction)) continue;
          const [there, fromFresh] = [0, 1].map((k) =>
            secondsBetween(starts[k]!, goal[k]!, profile),
          );
          counts.ways++;
          expect(Math.abs(there! - fromFresh!) < 0.05 || there === fromFresh).toBe(true);
          const today = startsAt([before], profile, at);
          if (today) {
            const was = facilitySeconds(today[0]!, profile, 900);
            for (const [id, seconds] of own!)
              if (Math.abs((was.get(id) ?? 901) - seconds) > 1) counts.altered++;
          }
        }
      }
      expect(counts.facilities).toBeGreaterThan(10_000);
      expect(counts.altered).toBeGreaterThan(500);
      expect(counts.wrong).toBe(0);
    },
  );
});
