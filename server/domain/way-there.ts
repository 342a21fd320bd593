/** The quickest way between two places, or from a place to a facility. */
import type { Route } from '../contract/route.ts';
import type { Position } from '../geo/position.ts';
import type { AccessPoint } from '../network/network.ts';
import { accessClassOf, type Profile } from '../network/profiles.ts';
import { routeTo } from '../network/route.ts';
import { snap } from '../network/snap.ts';
import { tenth, upTenth } from './circle.ts';
import { metaOf } from './meta.ts';
import type { RegionEngine } from './region-engine.ts';

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
const longestSeconds = 12 * 3600;

export function wayThere(engine: RegionEngine, question: RouteQuestion): RouteResult {
  const { region, norms, reach } = engine;
  const accessClass = accessClassOf(question.profile);
  const origin = snap(region.network, accessClass, question.from, norms.snapLimitMeters);
  if (!origin) return { ok: false, reason: 'too-far-from-street', which: 'from' };
  let targets: readonly AccessPoint[];
  let facility: Route['facility'];
  let end: Position | undefined;
  if ('facility' in question.to) {
    const number = engine.facilityNumber(question.to.facility);
    if (number === undefined) return { ok: false, reason: 'unknown-facility' };
    targets = engine.access(question.profile).byFacility[number]!;
    if (targets.length === 0) return { ok: false, reason: 'facility-unreachable' };
    const { id, name, entrances } = region.facilities[number]!;
    facility = { id, name };
    if (entrances.length === 1) end = entrances[0];
  } else {
    const target = snap(region.network, accessClass, question.to.position, norms.snapLimitMeters);
    if (!target) return { ok: false, reason: 'too-far-from-street', which: 'to' };
    targets = [target];
    end = question.to.position;
  }
  reach.start(engine.travel(question.profile), origin, longestSeconds);
  const found = routeTo(reach, targets);
  if (!found) return { ok: false, reason: 'no-route' };
  const line = [[...question.from], ...found.line];
  if (end) line.push([...end]);
  return {
    ok: true,
    route: {
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
      ...(facility ? { facility } : {}),
      meta: metaOf(region.info),
    },
  };
}

function withoutRepeats(line: number[][]): number[][] {
  const kept = line.filter(
    (point, i) => i === 0 || point[0] !== line[i - 1]![0] || point[1] !== line[i - 1]![1],
  );
  return kept.length > 1 ? kept : [kept[0]!, kept[0]!];
}
