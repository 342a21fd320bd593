/** Why a place lies within the limit or not: the way there, and what makes it long. */
import type { ObstaclePlace, Obstacle, Why } from '../contract/why.ts';
import { distanceMeters } from '../geo/distance.ts';
import { rounded, type Position } from '../geo/position.ts';
import type { Route as FoundRoute } from '../network/route.ts';
import { pointOnEdge } from '../network/snap.ts';
import { tenth, upTenth } from './circle.ts';
import { kindAt } from './kind.ts';
import { metaOf } from './meta.ts';
import type { RegionEngine } from './region-engine.ts';
import type { Facility } from './region.ts';
import { liesAcross } from './why-across.ts';
import { notForWheels, shutBy } from './why-opened.ts';
import type { WhyWay } from './why-question.ts';
import {
  endsOf,
  routeAnswer,
  searchWay,
  type Ends,
  type RouteQuestion,
  type RouteResult,
} from './way-there.ts';

export interface WhyQuestion extends RouteQuestion {
  /** Without it the norm of town or village decides. */
  minutes?: number;
  kind?: 'urban' | 'rural';
  at: { text: string; date: Date };
}

export type WhyResult = { ok: true; why: Why } | Exclude<RouteResult, { ok: true }>;

/** More obstacles than these help nobody. */
const mostObstacles = 5;

export function whyAt(engine: RegionEngine, question: WhyQuestion): WhyResult {
  const { region, norms } = engine;
  const kind = kindAt(region, question.from, norms, question.kind);
  const limitMinutes =
    question.minutes ?? (kind.kind === 'urban' ? norms.urbanMinutes : norms.ruralMinutes);
  const found = endsOf(engine, question);
  if (!found.ok && found.reason !== 'facility-unreachable') return found;
  const facility =
    'facility' in question.to
      ? region.facilities[engine.facilityNumber(question.to.facility)!]
      : undefined;
  const way = found.ok ? searchWay(engine, question.profile, found.ends) : null;
  const end = endOf(engine, question, found.ok ? found.ends : null, way);
  const straightMeters = distanceMeters(question.from[0], question.from[1], end[0], end[1]);
  const straightSeconds = (straightMeters * 60) / norms.travel.metersPerMinute[question.profile];
  const seconds = way ? upTenth(way.seconds) : null;
  const limitSeconds = limitMinutes * 60;
  const obstacles: Obstacle[] = found.ok
    ? [
        ...offStreet(engine, question, found.ends, way, end),
        ...searched(engine, {
          profile: question.profile,
          from: question.from,
          to: end,
          straightMeters,
          ends: found.ends,
          way,
        }),
      ]
    : [noAccess(facility!)];
  if (straightSeconds > limitSeconds)
    obstacles.push({
      kind: 'distance',
      places: [],
      secondsWithout: upTenth(straightSeconds),
      savedSeconds: way ? tenth(Math.max(0, way.seconds - straightSeconds)) : null,
    });
  obstacles.sort(byWhatTheySave);
  return {
    ok: true,
    why: {
      profile: question.profile,
      kind,
      limitMinutes,
      at: question.at.text,
      inside: way !== null && way.seconds <= limitSeconds,
      seconds,
      meters: way ? Math.round(way.meters) : null,
      straightMeters: Math.round(straightMeters),
      straightSeconds: upTenth(straightSeconds),
      route: way && found.ok ? routeAnswer(engine, question, found.ends, way) : null,
      obstacles: obstacles.slice(0, mostObstacles),
      ...(facility ? { facility: facilityFields(engine, facility, question.at.date) } : {}),
      meta: metaOf(region.info),
    },
  };
}

const gateInsteadShare = 0.9;

/** What stands in the way, by searching again as if it did not. The order matters: all but the first overwrite the second search. */
function searched(engine: RegionEngine, asked: WhyWay): Obstacle[] {
  const found = liesAcross(engine, asked);
  const shut = shutBy(engine, asked);
  const wheels = asked.profile === 'pram' ? notForWheels(engine, asked) : null;
  // Of a wall and a gate in it that would save nearly as much, the gate is what somebody could open.
  const walls = ({ kind, savedSeconds }: Obstacle) =>
    kind !== 'wall' || !shut || (shut.savedSeconds ?? 0) < gateInsteadShare * (savedSeconds ?? 0);
  return [...found.filter(walls), ...(shut ? [shut] : []), ...(wheels ? [wheels] : [])];
}

/** Most seconds saved first; where there is no way at all, what would leave the shortest one. */
function byWhatTheySave(a: Obstacle, b: Obstacle): number {
  return (
    (b.savedSeconds ?? 0) - (a.savedSeconds ?? 0) ||
    (a.secondsWithout ?? Infinity) - (b.secondsWithout ?? Infinity) ||
    0
  );
}

/** The place itself; of an area the gate that the way leads to, else the one nearest as the crow flies. */
function endOf(
  engine: RegionEngine,
  { from, to }: WhyQuestion,
  ends: Ends | null,
  way: FoundRoute | null,
): Position {
  if ('position' in to) return to.position;
  if (ends?.end) return ends.end;
  if (way) return pointOnEdge(engine.region.network, way.target.edge, way.target.alongMeters);
  const facility = engine.region.facilities[engine.facilityNumber(to.facility)!]!;
  const far = (at: Position) => distanceMeters(from[0], from[1], at[0], at[1]);
  return facility.entrances.reduce((best, at) => (far(at) < far(best) ? at : best));
}

/** Metres off the street that are more than a circle's picture bridges. */
function offStreet(
  engine: RegionEngine,
  question: WhyQuestion,
  { origin }: Ends,
  way: FoundRoute | null,
  end: Position,
): Obstacle[] {
  const pace = engine.travel(question.profile).offStreetSecondsPerMeter;
  const at = (what: ObstaclePlace['what'], meters: number, [lng, lat]: Position): Obstacle => ({
    kind: 'off-street',
    places: [{ what, name: null, position: rounded(lng, lat), meters: tenth(meters) }],
    secondsWithout: way ? upTenth(way.seconds - meters * pace) : null,
    savedSeconds: way ? tenth(meters * pace) : null,
  });
  const found: Obstacle[] = [];
  const limit = engine.norms.offStreetMeters;
  if (origin.offStreetMeters > limit)
    found.push(at('start', origin.offStreetMeters, question.from));
  if (way && way.target.offStreetMeters > limit)
    found.push(at('end', way.target.offStreetMeters, end));
  return found;
}

function noAccess({ name, position }: Facility): Obstacle {
  return {
    kind: 'no-access',
    places: [{ what: 'end', name, position: [...position], meters: null }],
    secondsWithout: null,
    savedSeconds: null,
  };
}

function facilityFields({ hours }: RegionEngine, facility: Facility, at: Date): Why['facility'] {
  const { open, changesAt } = hours.stateAt(facility.openingHours, at);
  return {
    id: facility.id,
    name: facility.name,
    ...(facility.nameEn ? { nameEn: facility.nameEn } : {}),
    position: [...facility.position],
    openNow: open,
    changesAt,
  };
}
