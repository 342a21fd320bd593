/** What if: how long a change of the town takes until circle and coverage of everybody follow it. */
import type { Change } from '../../server/contract/scenario.ts';
import { circleAt } from '../../server/domain/circle.ts';
import type { Population } from '../../server/domain/coverage/population.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { changedEngine } from '../../server/domain/scenario/changed-engine.ts';
import type { Position } from '../../server/geo/position.ts';
import { edgeFlag } from '../../server/network/flags.ts';
import { isClosed } from '../../server/network/opened.ts';
import { DirectRunner } from '../../server/planning/direct-runner.ts';
import type { About } from '../../server/planning/planner.ts';
import type { CompareQuestion } from '../../server/planning/questions.ts';
import { randomFrom } from './booking-world.ts';
import { categories } from './facts.ts';
import { quantiles, report } from './figures.ts';
import { seededOrigins } from './questions.ts';
import { startWatch, Times } from './times.ts';

const points = 5000;
const each = 30;
const moves = 300;
const day = '2026-03-04';
const category = 'pharmacy';
const boundMilliseconds = 400;
const movedMilliseconds = 30;

export async function benchScenarios(engine: RegionEngine, data: string): Promise<void> {
  const here = `${data}, ${points.toLocaleString('en')} points of people in squares of 500 m`;
  const about: About = { engine, population: madePopulation(engine), divisionNames: {} };
  const random = randomFrom(20121011);
  const runner = new DirectRunner(categories);
  const compare = async (changes: readonly Change[], brief: boolean) => {
    const told = await runner.run(about, questionOf(changes, brief));
    return told.ok;
  };
  // Today's side is searched once and kept, as for a page that shows it already.
  await compare([], false);
  const lists = {
    footbridge: bridges(engine, random),
    gate: gates(engine),
    closing: closings(engine, random),
  };
  for (const [name, changes] of Object.entries(lists)) {
    const whole = new Times(),
      streets = new Times(),
      circles = new Times();
    let kilobytes = 0;
    for (const change of changes) {
      const first = startWatch();
      const made = changedEngine(engine, [change], new Set());
      if (!made.ok) continue;
      first.stop(streets);
      kilobytes = Math.max(kilobytes, made.streets!.bytes / 1024);
      const second = startWatch();
      circleAt(made.engine, circleOf(change), categories);
      second.stop(circles);
      const all = startWatch();
      if (await compare([change], false)) all.stop(whole);
    }
    streets.report(`${name}: the changed network`, data);
    circles.report(
      `${name}: its first circle, access points and travel times made`,
      data,
      boundMilliseconds,
    );
    whole.report(`${name}: network, coverage and comparison of everybody`, here, boundMilliseconds);
    report({
      name: `${name}: memory beside today’s network, most`,
      value: kilobytes / 1024,
      unit: 'MB',
      data,
    });
  }
  const dragged = new Times();
  const spots = seededOrigins(engine, moves);
  for (const position of spots) {
    const watch = startWatch();
    await compare([planned(position)], true);
    watch.stop(dragged);
  }
  dragged.report('a planned facility moves: people gained by area', here);
  report({
    name: 'a planned facility moves: people gained by area, p95',
    value: quantiles(dragged.wall)(0.95),
    unit: 'ms',
    bound: movedMilliseconds,
    data: here,
  });
}

function questionOf(changes: readonly Change[], brief: boolean): CompareQuestion {
  return {
    kind: 'compare',
    changes,
    scenario: null,
    category,
    profile: 'walk',
    minutes: null,
    level: 'square',
    meters: 500,
    brief,
    day,
    at: null,
  };
}

function circleOf(change: Change) {
  const [lng, lat] =
    'line' in change ? change.line[0]! : (change as { position: number[] }).position;
  return {
    position: [lng, lat] as Position,
    profile: 'walk',
    minutes: 15,
    at: { text: '', date: new Date(`${day}T10:00:00+08:00`) },
    streets: false,
  } as const;
}

function planned(position: Position): Change {
  return {
    kind: 'add-facility',
    id: 'new-one',
    name: 'planned',
    categories: [category],
    position: [position[0], position[1]],
  };
}

/** Lines of some 150 m between places near streets. */
function bridges(engine: RegionEngine, random: () => number): Change[] {
  return seededOrigins(engine, each).map((from) => ({
    kind: 'add-path',
    path: 'footbridge',
    line: [
      [from[0], from[1]],
      [from[0] + (random() - 0.5) * 3e-3, from[1] + (random() - 0.5) * 2e-3],
    ],
  }));
}

function gates({ region: { network } }: RegionEngine): Change[] {
  const found: Change[] = [];
  for (let edge = 0; edge < network.edgeCount && found.length < each; edge++) {
    const flags = network.edgeFlags[edge]!;
    if ((flags & edgeFlag.gate) === 0 || !isClosed(flags)) continue;
    const node = network.edgeTo[edge]!;
    const position: [number, number] = [network.nodeLng[node]! / 1e7, network.nodeLat[node]! / 1e7];
    found.push({ kind: 'open-gate', position });
  }
  return found;
}

function closings({ region: { network } }: RegionEngine, random: () => number): Change[] {
  return Array.from({ length: each }, () => {
    const node = Math.floor(random() * network.nodeCount);
    const position: [number, number] = [network.nodeLng[node]! / 1e7, network.nodeLat[node]! / 1e7];
    return { kind: 'close-street', position };
  });
}

function madePopulation(engine: RegionEngine): Population {
  const places = seededOrigins(engine, points);
  return {
    meta: {
      invented: true,
      source: 'made',
      kind: 'grid',
      grainMeters: null,
      grain: { zh: '', en: '' },
      importedAt: '2026-01-01T00:00:00Z',
      points,
      people: points,
      elderly: null,
      children: null,
      nonRegistered: null,
      outside: null,
    },
    version: 'made',
    columns: {
      lng: Float64Array.from(places, ([lng]) => lng),
      lat: Float64Array.from(places, ([, lat]) => lat),
      people: new Float64Array(points).fill(1),
      elderly: null,
      children: null,
      nonRegistered: null,
    },
  };
}
