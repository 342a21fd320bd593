/**
 * What lies across: water, expressways, railways and walls that the straight line crosses and the way goes around.
 *
 * Whether such a thing is to blame is computed, not guessed. The straight line meets streets on both sides of it; the last one
 * before and the first one after are the banks. The way to the near bank, straight across, and on from the far bank is what a
 * footbridge there would give. Two searches answer that for every crossing at once: one out from the start, one back from the end.
 */
import type { CrossedAt, Obstacle } from '../contract/why.ts';
import { position, rounded } from '../geo/position.ts';
import { distanceMeters } from '../geo/distance.ts';
import { piecesOf, type LineKind, type ObstacleIndex } from '../network/obstacle-lines.ts';
import { legsTo, noteOf } from '../network/route.ts';
import { piece } from '../network/reached-streets.ts';
import { pointOnEdge } from '../network/snap.ts';
import type { RegionEngine } from './region-engine.ts';
import { streetsAcross } from './street-crossings.ts';
import { longestSeconds } from './way-there.ts';
import { savingOf, type WhyWay } from './why-question.ts';

/** A way less than this many times the straight line goes around nothing worth a name. */
const leastDetour = 1.3;

/** What a footbridge or an opening could span. Between banks that lie farther apart more than the thing itself is missing: streets. */
const mostGapMeters: Record<LineKind, number> = {
  water: Infinity,
  expressway: 250,
  railway: 250,
  wall: 100,
};

/** One bank: where the straight line meets a street, or its own end. */
interface Bank {
  fraction: number;
  seconds: number;
  meters: number;
}

interface Gap {
  line: number;
  firstFraction: number;
  lastFraction: number;
  seconds: number;
  meters: number;
}

export function liesAcross(engine: RegionEngine, asked: WhyWay): Obstacle[] {
  const index = engine.obstacleIndex;
  const { way, straightMeters, from, to } = asked;
  if (!index || (way && way.meters < leastDetour * straightMeters)) return [];
  const crossings = crossingsOf(index, from, to);
  if (crossings.length === 0) return [];
  const { near, far } = banksOf(engine, asked);
  const pace = 60 / engine.norms.travel.metersPerMinute[asked.profile];
  const gaps = new Map<string, Gap>();
  for (const { line, fraction } of crossings) {
    const before = near.findLast((bank) => bank.fraction < fraction);
    const after = far.find((bank) => bank.fraction > fraction);
    if (!before || !after) continue;
    const across = (after.fraction - before.fraction) * straightMeters;
    if (across > mostGapMeters[index.kindOf(line)]) continue;
    const key = `${before.fraction} ${after.fraction}`;
    const seconds = before.seconds + across * pace + after.seconds;
    const gap = gaps.get(key);
    if (!gap || rankOf(index, line) < rankOf(index, gap.line)) {
      const meters = before.meters + across + after.meters;
      gaps.set(key, { line, firstFraction: fraction, lastFraction: fraction, seconds, meters });
    } else if (index.sameThing(line) === index.sameThing(gap.line)) gap.lastFraction = fraction;
  }
  return bestOfEach(index, [...gaps.values()]).flatMap((gap) => tell(engine, index, asked, gap));
}

/** Crossings in order along the straight line. */
function crossingsOf(index: ObstacleIndex, from: WhyWay['from'], to: WhyWay['to']) {
  const pieces = piecesOf(from, to, 0.002);
  return pieces
    .flatMap(([a, b], i) =>
      index
        .crossings(a, b)
        .map(({ line, fraction }) => ({ line, fraction: (i + fraction) / pieces.length })),
    )
    .sort((a, b) => a.fraction - b.fraction || a.line - b.line);
}

function rankOf(index: ObstacleIndex, line: number): number {
  return index.lines.kind[line]!;
}

/** Streets that the straight line meets, with what it takes from the start to each, and from each to the end. */
function banksOf(engine: RegionEngine, { profile, from, to, ends, way }: WhyWay) {
  const { network } = engine.region;
  const back = engine.secondReach;
  const most = way ? way.seconds : longestSeconds;
  const target = way?.target ?? nearestTarget(engine, ends.targets, to);
  back.start(engine.otherTravel(profile, 'reversed'), target, most);
  back.expand(most);
  engine.reach.expand(most);
  const near: Bank[] = [{ fraction: 0, seconds: 0, meters: 0 }];
  const far: Bank[] = [];
  const { forward, backward } = engine.travel(profile);
  for (const { fraction, edge, alongMeters } of streetsAcross(
    network,
    forward | backward,
    from,
    to,
  )) {
    const there = engine.reach.secondsOnEdge(edge, alongMeters);
    if (there < Infinity)
      near.push({
        fraction,
        seconds: there,
        meters: engine.reach.streetMetersTo(edge, alongMeters),
      });
    const onward = back.secondsOnEdge(edge, alongMeters);
    if (onward < Infinity)
      far.push({ fraction, seconds: onward, meters: back.streetMetersTo(edge, alongMeters) });
  }
  far.push({ fraction: 1, seconds: 0, meters: 0 });
  return { near, far };
}

function nearestTarget(
  { region }: RegionEngine,
  targets: WhyWay['ends']['targets'],
  to: WhyWay['to'],
) {
  const far = (target: (typeof targets)[number]) => {
    const [lng, lat] = pointOnEdge(region.network, target.edge, target.alongMeters);
    return distanceMeters(lng, lat, to[0], to[1]);
  };
  return targets.reduce((best, target) => (far(target) < far(best) ? target : best));
}

/** Of a river that the line crosses twice, the crossing that would save more. */
function bestOfEach(index: ObstacleIndex, gaps: readonly Gap[]): Gap[] {
  const best = new Map<string, Gap>();
  for (const gap of gaps) {
    const thing = index.sameThing(gap.line);
    if (gap.seconds < (best.get(thing)?.seconds ?? Infinity)) best.set(thing, gap);
  }
  return [...best.values()];
}

function tell(engine: RegionEngine, index: ObstacleIndex, asked: WhyWay, gap: Gap): Obstacle[] {
  const { way, from, to } = asked;
  const saving = savingOf(way, gap.seconds);
  if (!saving) return [];
  const kind = index.kindOf(gap.line);
  const middle = (gap.firstFraction + gap.lastFraction) / 2;
  const at = rounded(from[0] + (to[0] - from[0]) * middle, from[1] + (to[1] - from[1]) * middle);
  const place = { what: kind, name: index.nameOf(gap.line), position: [...at], meters: null };
  const crossedAt = way
    ? crossedBy(engine, index, way.target, index.sameThing(gap.line))
    : undefined;
  return [
    {
      kind,
      places: [place],
      ...saving,
      ...(crossedAt && way
        ? { crossedAt: { ...crossedAt, extraMeters: Math.round(way.meters - gap.meters) } }
        : {}),
    },
  ];
}

/** Where the way itself first gets across the same thing: its bridge, tunnel or ferry. */
function crossedBy(
  { reach, region }: RegionEngine,
  index: ObstacleIndex,
  target: Parameters<typeof legsTo>[1],
  thing: string,
): Omit<CrossedAt, 'extraMeters'> | undefined {
  const { network } = region;
  const legs = legsTo(reach, target);
  for (const [l, { edge, fromMeters, toMeters }] of legs.entries()) {
    if (fromMeters === toMeters) continue;
    const line = piece(network, edge, fromMeters, toMeters);
    for (let i = 1; i < line.length; i++) {
      const crossing = index
        .crossings(line[i - 1]!, line[i]!)
        .find((found) => index.sameThing(found.line) === thing);
      if (!crossing) continue;
      const [a, b] = [line[i - 1]!, line[i]!];
      const at = position(
        a[0]! + (b[0]! - a[0]!) * crossing.fraction,
        a[1]! + (b[1]! - a[1]!) * crossing.fraction,
      );
      // A gate has no length: the street before it ends on the wall, the one after it begins there.
      const last = i === line.length - 1 && crossing.fraction > 0.5;
      const gate = [legs[l + 1], legs[l - 1]][last ? 0 : 1];
      const through =
        gate && noteOf(network, gate.edge) === 'gate' && (last || i === 1) ? gate.edge : edge;
      return {
        note: noteOf(network, through),
        name: network.names[network.edgeName[through]!] || null,
        position: [...rounded(at[0], at[1])],
      };
    }
  }
  return undefined;
}
