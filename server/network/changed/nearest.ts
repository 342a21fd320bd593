/** The nearest street of a draft, and cutting it there. */
import {
  metersPerDegreeLat,
  metersPerDegreeLng,
  nearestOnSegment,
  type SegmentFoot,
} from '../../geo/distance.ts';
import { unitsPerDegree } from '../../geo/position.ts';
import { edgeFlag } from '../flags.ts';
import { lengthOfLine, type Draft, type Line } from './draft.ts';

export interface Meeting {
  edge: number;
  /** Shape point before the meeting, and how far towards the next, 0 to 1. */
  point: number;
  fraction: number;
  meters: number;
}

/** A meeting this near to a street's end is at the junction there: pieces of a few centimetres help nobody. */
const atEndMeters = 1;

/**
 * The nearest edge within `maxMeters` of a place in integers of 1e-7 degree; ties go to the lower edge. Null without any.
 * @param isMeant by an edge's flags
 */
export function nearestInDraft(
  draft: Draft,
  lng: number,
  lat: number,
  maxMeters: number,
  isMeant: (flags: number) => boolean,
): Meeting | null {
  const degreesLat = lat / unitsPerDegree,
    degreesLng = lng / unitsPerDegree;
  const perLng = metersPerDegreeLng(degreesLat);
  const dLng = maxMeters / perLng,
    dLat = maxMeters / metersPerDegreeLat;
  const kx = perLng / unitsPerDegree,
    ky = metersPerDegreeLat / unitsPerDegree;
  const foot: SegmentFoot = { fraction: 0, squaredMeters: 0 };
  let best: Omit<Meeting, 'meters'> | null = null,
    bestSquared = maxMeters * maxMeters;
  for (const edge of draft.edgesIn(
    degreesLng - dLng,
    degreesLat - dLat,
    degreesLng + dLng,
    degreesLat + dLat,
  )) {
    if (!isMeant(draft.flags(edge))) continue;
    const { lng: xs, lat: ys } = draft.edge(edge);
    for (let i = 0; i < xs.length - 1; i++) {
      nearestOnSegment(
        0,
        0,
        (xs[i]! - lng) * kx,
        (ys[i]! - lat) * ky,
        (xs[i + 1]! - lng) * kx,
        (ys[i + 1]! - lat) * ky,
        foot,
      );
      if (foot.squaredMeters > bestSquared) continue;
      if (best && foot.squaredMeters === bestSquared && best.edge <= edge) continue;
      bestSquared = foot.squaredMeters;
      best = { edge, point: i, fraction: foot.fraction };
    }
  }
  return best && { ...best, meters: Math.sqrt(bestSquared) };
}

/** The node at a meeting: one of the edge's ends where that is near, else a new one that cuts the edge in two. */
export function nodeAtMeeting(draft: Draft, { edge, point, fraction }: Meeting): number {
  const whole = draft.edge(edge);
  const { lng, lat } = whole;
  const between = (values: ArrayLike<number>) =>
    Math.round(values[point]! + fraction * (values[point + 1]! - values[point]!));
  const at = { lng: between(lng), lat: between(lat) };
  const before = cut(lng, lat, 0, point + 1),
    after = cut(lng, lat, point + 1, lng.length);
  addPoint(before, at, 'push');
  addPoint(after, at, 'unshift');
  const beforeMeters = lengthOfLine(before),
    afterMeters = lengthOfLine(after);
  if (beforeMeters <= atEndMeters && beforeMeters <= afterMeters) return whole.from;
  if (afterMeters <= atEndMeters) return whole.to;
  const node = draft.addNode(at.lng, at.lat);
  const common = { name: whole.name };
  draft.addEdge({
    ...common,
    ...before,
    from: whole.from,
    to: node,
    flags: whole.flags & ~edgeFlag.signalAtTo,
    lengthMeters: beforeMeters,
  });
  draft.addEdge({
    ...common,
    ...after,
    from: node,
    to: whole.to,
    flags: whole.flags & ~edgeFlag.signalAtFrom,
    lengthMeters: afterMeters,
  });
  draft.setFlags(edge, 0);
  return node;
}

function cut(lng: ArrayLike<number>, lat: ArrayLike<number>, first: number, end: number) {
  return { lng: Array.from(lng).slice(first, end), lat: Array.from(lat).slice(first, end) };
}

/** A point that is there already is not added twice. */
function addPoint(
  line: Line & { lng: number[]; lat: number[] },
  at: { lng: number; lat: number },
  side: 'push' | 'unshift',
): void {
  const end = side === 'push' ? line.lng.length - 1 : 0;
  if (line.lng[end] === at.lng && line.lat[end] === at.lat) return;
  line.lng[side](at.lng);
  line.lat[side](at.lat);
}
