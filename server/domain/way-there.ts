/** The quickest way between two places, or from a place to a facility. */
import type { Route } from '../contract/route.ts';
import type { Position } from '../geo/position.ts';
import type { AccessPoint } from '../network/network.ts';
import { accessClassOf, type Profile } from '../network/profiles.ts';
import { routeTo, type Route as FoundRoute } from '../network/route.ts';
import { snap } from '../network/snap.ts';
import { tenth, upTenth } from './circle.ts';
import { metaOf } from './meta.ts';
import type { RegionEngine } from './region-engine.ts';
import type { Facility } from './region.ts';

export interface RouteQuestion {
  from: Position;
  to: { position: Position } | { facility: string };
  profile: Profile;
}

export type RouteResult =
  | { ok: true; route: Route }
  | { ok: false; reason: 'too-far-from-street'; which: 'from' | 'to' }
  | { ok: false; reason: 'unknown-facility' | 'facility-unreachable' | 'no-route' };

/** Longer ways than this are none: a day's walk. */
export const longestSeconds = 12 * 3600;

/** Where a way begins and where it may end on the network. */
export interface Ends {
  origin: AccessPoint;
  targets: readonly AccessPoint[];
  /** The place itself, where it is one: an area is entered at one of its gates. */
  end?: Position;
  facility?: Facility;
}

export type EndsResult = { ok: true; ends: Ends } | Exclude<RouteResult, { ok: true }>;

export function endsOf(engine: RegionEngine, question: RouteQuestion): EndsResult {
  const { region, norms } = engine;
  const accessClass = accessClassOf(question.profile);
  const origin = snap(region.network, accessClass, question.from, norms.snapLimitMeters);
  if (!origin) return { ok: false, reason: 'too-far-from-street', which: 'from' };
  if ('facility' in question.to) {
    const number = engine.facilityNumber(question.to.facility);
    if (number === undefined) return { ok: false, reason: 'unknown-facility' };
    const targets = engine.access(question.profile).byFacility[number]!;
    if (targets.length === 0) return { ok: false, reason: 'facility-unreachable' };
    const facility = region.facilities[number]!;
    const [only, ...more] = facility.entrances;
    return {
      ok: true,
      ends: { origin, targets, facility, ...(only && more.length === 0 ? { end: only } : {}) },
    };
  }
  const target = snap(region.network, accessClass, question.to.position, norms.snapLimitMeters);
  if (!target) return { ok: false, reason: 'too-far-from-street', which: 'to' };
  return { ok: true, ends: { origin, targets: [target], end: question.to.position } };
}

/** Searches between the ends. The engine's `reach` holds the search until the next question. */
export function searchWay(engine: RegionEngine, profile: Profile, ends: Ends): FoundRoute | null {
  engine.reach.start(engine.travel(profile), ends.origin, longestSeconds);
  return routeTo(engine.reach, ends.targets);
}

export function wayThere(engine: RegionEngine, question: RouteQuestion): RouteResult {
  const found = endsOf(engine, question);
  if (!found.ok) return found;
  const way = searchWay(engine, question.profile, found.ends);
  if (!way) return { ok: false, reason: 'no-route' };
  return { ok: true, route: routeAnswer(engine, question, found.ends, way) };
}

export function routeAnswer(
  engine: RegionEngine,
  question: RouteQuestion,
  { origin, end, facility }: Ends,
  found: FoundRoute,
): Route {
  const line = [[...question.from], ...found.line];
  if (end) line.push([...end]);
  return {
    profile: question.profile,
    meters: Math.round(found.meters),
    seconds: upTenth(found.seconds),
    geometry: { type: 'LineString', coordinates: withoutRepeats(line) },
    offStreetMeters: [tenth(origin.offStreetMeters), tenth(found.target.offStreetMeters)],
    steps: found.steps.map((step) => ({
      ...step,
      meters: Math.round(step.meters),
      seconds: tenth(step.seconds),
    })),
    ...(facility ? { facility: { id: facility.id, name: facility.name } } : {}),
    meta: metaOf(engine.region.info),
  };
}

function withoutRepeats(line: number[][]): number[][] {
  const kept = line.filter(
    (point, i) => i === 0 || point[0] !== line[i - 1]![0] || point[1] !== line[i - 1]![1],
  );
  return kept.length > 1 ? kept : [kept[0]!, kept[0]!];
}
