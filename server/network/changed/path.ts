/** A new path: led on to the nearest street at both ends, and joined at grade to what it crosses. */
import { crossingOf } from '../../geo/crossing.ts';
import { distanceMeters } from '../../geo/distance.ts';
import { unitsPerDegree, type Position } from '../../geo/position.ts';
import { wayAccess } from '../access.ts';
import { everybody } from '../barrier.ts';
import { edgeFlag, notAStreet, streetClassOf } from '../flags.ts';
import { lengthOfLine, type Draft, type DraftEdge } from './draft.ts';
import { nearestInDraft, nodeAtMeeting, type Meeting } from './nearest.ts';

export type PathKind = 'path' | 'footbridge' | 'crossing';

/** As OpenStreetMap would tag it, so that a new path is what an import makes of such a way. */
const tagsOf: Record<PathKind, Record<string, string>> = {
  path: { highway: 'path' },
  footbridge: { highway: 'footway', bridge: 'yes' },
  crossing: { highway: 'footway', footway: 'crossing' },
};

export interface Join {
  /** Where it meets the network. */
  position: Position;
  name: string;
  /** From the drawn point. */
  meters: number;
}

export type PathResult =
  | { ok: true; meters: number; line: Position[]; joins: Join[] }
  | { ok: false; reason: 'path-joins-nothing'; at: Position }
  | { ok: false; reason: 'path-too-short' | 'path-too-long' };

export const longestPathMeters = 5000;
/** Nobody notices a shorter path; it may be two clicks on one spot. */
export const shortestPathMeters = 1;
/** A crossing this near to a place that is joined already is that join. */
const sameJoinMeters = 1;

const isStreet = (flags: number) => (flags & everybody) !== 0 && (flags & notAStreet) === 0;
const isWalked = (flags: number) => isStreet(flags) && (flags & edgeFlag.foot) !== 0;
const notAtGrade = edgeFlag.bridge | edgeFlag.tunnel | edgeFlag.acrossArea;

interface Corner {
  lng: number;
  lat: number;
  /** Where it is joined to streets. */
  node?: number;
}

/** Refuses before anything is changed, so a refused path leaves the draft as it was. */
export function addPath(
  draft: Draft,
  drawn: readonly Position[],
  kind: PathKind,
  snapLimitMeters: number,
): PathResult {
  const corners = drawn.map(([lng, lat]) => ({
    lng: Math.round(lng * unitsPerDegree),
    lat: Math.round(lat * unitsPerDegree),
  }));
  if (metersOf(corners) > longestPathMeters) return { ok: false, reason: 'path-too-long' };
  const ends = [0, corners.length - 1].map((i) => ({ i, corner: corners[i]! }));
  for (const { i, corner } of ends)
    if (!nearestInDraft(draft, corner.lng, corner.lat, snapLimitMeters, isWalked))
      return { ok: false, reason: 'path-joins-nothing', at: drawn[i]! };
  if (!isLongEnough(draft, corners, snapLimitMeters))
    return { ok: false, reason: 'path-too-short' };
  const joins: Join[] = [];
  const joinAt = (corner: Corner, limit: number, isMeant: (flags: number) => boolean) => {
    const meeting = nearestInDraft(draft, corner.lng, corner.lat, limit, isMeant);
    if (!meeting) throw new Error('a street that was there is no longer found');
    const name = draft.base.names[draft.edge(meeting.edge).name] ?? '';
    const node = nodeAtMeeting(draft, meeting);
    joins.push({ position: positionOf(draft, node), name, meters: meeting.meters });
    return { lng: draft.lng(node), lat: draft.lat(node), node };
  };
  const start = joinAt(corners[0]!, snapLimitMeters, isWalked);
  const end = joinAt(corners.at(-1)!, snapLimitMeters, isWalked);
  let line: Corner[] = withoutRepeats([start, ...corners, end]);
  if (kind !== 'footbridge')
    line = withoutRepeats(
      crossed(draft, line, (corner) => joinAt(corner, sameJoinMeters, isStreetAtGrade)),
    );
  const meters = layPieces(draft, line, kind);
  return { ok: true, meters, line: line.map(degrees), joins };
}

/** False where both ends would come to one spot and nothing lies between. */
function isLongEnough(draft: Draft, corners: readonly Corner[], limit: number): boolean {
  if (metersOf(corners) >= shortestPathMeters) return true;
  const [a, b] = [corners[0]!, corners.at(-1)!].map((corner) =>
    nearestInDraft(draft, corner.lng, corner.lat, limit, isWalked),
  ) as [Meeting, Meeting];
  return a.edge !== b.edge && a.meters + b.meters >= shortestPathMeters;
}

function isStreetAtGrade(flags: number): boolean {
  return isStreet(flags) && (flags & notAtGrade) === 0;
}

/** The line with a corner, joined to streets, wherever it crosses one at grade. */
function crossed(
  draft: Draft,
  line: readonly Corner[],
  joinAt: (corner: Corner) => Corner,
): Corner[] {
  const found: Corner[] = [line[0]!];
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!,
      b = line[i]!;
    const isNew = (corner: Corner) =>
      [a, b].every(
        (end) => end.node === undefined || metersBetween(end, corner) > sameJoinMeters,
      ) && metersBetween(found.at(-1)!, corner) > sameJoinMeters;
    for (const corner of crossingsOf(draft, a, b)) if (isNew(corner)) found.push(joinAt(corner));
    found.push(b);
  }
  return found;
}

/** From a to b. */
function crossingsOf(draft: Draft, a: Corner, b: Corner): Corner[] {
  const found: { fraction: number; corner: Corner }[] = [];
  const box = [
    Math.min(a.lng, b.lng),
    Math.min(a.lat, b.lat),
    Math.max(a.lng, b.lng),
    Math.max(a.lat, b.lat),
  ].map((units) => units / unitsPerDegree) as [number, number, number, number];
  for (const edge of draft.edgesIn(...box)) {
    if (!isStreetAtGrade(draft.flags(edge))) continue;
    const { lng, lat } = draft.edge(edge);
    for (let p = 0; p < lng.length - 1; p++) {
      const at = crossingOf(a.lng, a.lat, b.lng, b.lat, lng[p]!, lat[p]!, lng[p + 1]!, lat[p + 1]!);
      if (!at) continue;
      found.push({
        fraction: at.ofFirst,
        corner: {
          lng: Math.round(a.lng + at.ofFirst * (b.lng - a.lng)),
          lat: Math.round(a.lat + at.ofFirst * (b.lat - a.lat)),
        },
      });
    }
  }
  return found.sort((x, y) => x.fraction - y.fraction).map(({ corner }) => corner);
}

/** Lays one edge between each two joins. @returns metres in all */
function layPieces(draft: Draft, line: readonly Corner[], kind: PathKind): number {
  const own = wayAccess(tagsOf[kind])!.flags;
  // Asked before any piece lies there: a piece is no carriageway and would tell nothing new.
  const signal = line.map(
    ({ node }) => node !== undefined && hasSignalFor(draft, node, kind === 'crossing'),
  );
  let meters = 0,
    first = 0;
  for (let i = 1; i < line.length; i++) {
    if (line[i]!.node === undefined) continue;
    const run = line.slice(first, i + 1);
    const piece: DraftEdge = {
      from: line[first]!.node!,
      to: line[i]!.node!,
      flags:
        own | (signal[first] ? edgeFlag.signalAtFrom : 0) | (signal[i] ? edgeFlag.signalAtTo : 0),
      lengthMeters: 0,
      name: 0,
      lng: run.map(({ lng }) => lng),
      lat: run.map(({ lat }) => lat),
    };
    piece.lengthMeters = lengthOfLine(piece);
    first = i;
    if (piece.lengthMeters === 0) continue;
    draft.addEdge(piece);
    meters += piece.lengthMeters;
  }
  return meters;
}

/**
 * Whether stepping on here means waiting for a light: where some footway waits already, and where a new crossing meets a carriageway. A light
 * that no footway waits at yet is not known to the network.
 */
function hasSignalFor(draft: Draft, node: number, isCrossing: boolean): boolean {
  return draft.edgesAt(node).some((edge) => {
    const flags = draft.flags(edge);
    if ((flags & everybody) === 0) return false;
    const { from } = draft.edge(edge);
    if (flags & (from === node ? edgeFlag.signalAtFrom : edgeFlag.signalAtTo)) return true;
    const street = streetClassOf(flags);
    return isCrossing && isStreet(flags) && (street === 'street' || street === 'major');
  });
}

/** Keeps a corner that is joined before one on the same spot that is not. */
function withoutRepeats(line: readonly Corner[]): Corner[] {
  const kept: Corner[] = [];
  for (const corner of line) {
    const last = kept.at(-1);
    if (!last || last.lng !== corner.lng || last.lat !== corner.lat) kept.push(corner);
    else if (last.node === undefined) kept[kept.length - 1] = corner;
  }
  return kept;
}

function positionOf(draft: Draft, node: number): Position {
  return degrees({ lng: draft.lng(node), lat: draft.lat(node) });
}

function degrees({ lng, lat }: Corner): Position {
  return [lng / unitsPerDegree, lat / unitsPerDegree];
}

function metersOf(corners: readonly Corner[]): number {
  return lengthOfLine({ lng: corners.map(({ lng }) => lng), lat: corners.map(({ lat }) => lat) });
}

function metersBetween(a: Corner, b: Corner): number {
  return distanceMeters(
    a.lng / unitsPerDegree,
    a.lat / unitsPerDegree,
    b.lng / unitsPerDegree,
    b.lat / unitsPerDegree,
  );
}
