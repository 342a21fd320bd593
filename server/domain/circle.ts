/** The service circle of one place: what lies inside by network seconds, what is missing, and its picture. */
import type { CategoryInCircle, Circle, ReachedFacility, Streets } from '../contract/circle.ts';
import { rounded, type Position } from '../geo/position.ts';
import { nodeAtBorder } from '../network/flags.ts';
import type { Profile } from '../network/profiles.ts';
import { reachedStreetMeters, streetsByMinute } from '../network/reached-streets.ts';
import { accessClassOf } from '../network/profiles.ts';
import { pointOnEdge, snap } from '../network/snap.ts';
import type { Category } from './categories.ts';
import { contoursOf } from './contours.ts';
import { communityAt, kindAt } from './kind.ts';
import { onSiteField, type OnSiteDay } from './on-site/in-circle.ts';
import { edgeOfEntry, reachedFacilities, type ReachedEntry } from './reached-facilities.ts';
import type { Community } from './region.ts';
import type { RegionEngine } from './region-engine.ts';
import { metaOf } from './meta.ts';
import { isClosedOn } from './register/entry.ts';
import { gapRuleFor, type GapRule } from './register/gap-rule.ts';
import { cleanPhone } from './phone.ts';

export interface CircleQuestion {
  position: Position;
  profile: Profile;
  /** Without it the norm of town or village decides. */
  minutes?: number;
  kind?: 'urban' | 'rural';
  /** The moment asked about, as the asker wrote it and as a Date. */
  at: { text: string; date: Date };
  streets: boolean;
  /** What takes place on site on the asked day. */
  onSite?: OnSiteDay;
}

export type CircleResult =
  { ok: true; circle: Circle } | { ok: false; reason: 'too-far-from-street' };

/** The search runs a little past the limit, so that the field has values on both sides of it. */
const pastLimitSeconds = 75;
/** The nearest facility of a missing category is looked for up to this many times the limit. */
const lookBeyond = 2;

export function circleAt(
  engine: RegionEngine,
  question: CircleQuestion,
  categories: readonly Category[],
): CircleResult {
  const { region, norms, reach } = engine;
  const origin = snap(
    region.network,
    accessClassOf(question.profile),
    question.position,
    norms.snapLimitMeters,
  );
  if (!origin) return { ok: false, reason: 'too-far-from-street' };
  const kind = kindAt(region, question.position, norms, question.kind);
  const limitMinutes =
    question.minutes ?? (kind.kind === 'urban' ? norms.urbanMinutes : norms.ruralMinutes);
  const limitSeconds = limitMinutes * 60;
  reach.start(
    engine.travel(question.profile),
    origin,
    Math.max(limitSeconds * lookBeyond, limitSeconds + pastLimitSeconds),
  );
  reach.expand(limitSeconds + pastLimitSeconds);
  const contours = contoursOf(engine, limitMinutes);
  const inside = openEntries(engine, question, limitSeconds);
  inside.sort((a, b) => a.seconds - b.seconds || a.facility - b.facility);
  const streetMeters = reachedStreetMeters(reach, limitSeconds);
  const streets = question.streets ? streetsOf(engine, limitMinutes) : undefined;
  const facilities = inside.map((entry) => describe(engine, question, entry));
  const onSite = onSiteField(engine, question, limitSeconds);
  const states = categoryStates(engine, question, inside, kind.kind, limitSeconds, categories);
  return {
    ok: true,
    circle: {
      origin: {
        position: rounded(question.position[0], question.position[1]),
        snapped: pointOnEdge(region.network, origin.edge, origin.alongMeters),
        offStreetMeters: tenth(origin.offStreetMeters),
        street: region.network.names[region.network.edgeName[origin.edge]!] || null,
        ...communityField(region.communities, question.position),
      },
      kind,
      profile: question.profile,
      limitMinutes,
      at: question.at.text,
      ...dayFields(engine, question.at.date),
      contours,
      facilities,
      categories: states,
      reach: { streetMeters: Math.round(streetMeters) },
      ...(streets ? { streets } : {}),
      ...onSite,
      meta: metaOf(region.info),
    },
  };
}

/** The community that has a page; one without a code has none. */
function communityField(communities: readonly Community[], at: Position) {
  const found = communityAt(communities, at);
  return found?.code ? { community: { code: found.code, name: found.name } } : {};
}

/** The states of these categories alone, on foot within the norm of the kind: a circle without its picture. Null off every street. */
export function statesAt(
  engine: RegionEngine,
  position: Position,
  kind: 'urban' | 'rural',
  now: Date,
  categories: readonly Category[],
): CategoryInCircle[] | null {
  const { region, norms, reach } = engine;
  const origin = snap(region.network, accessClassOf('walk'), position, norms.snapLimitMeters);
  if (!origin) return null;
  const at = { text: '', date: now };
  const question = { position, profile: 'walk', kind, at, streets: false } as const;
  const limitSeconds = (kind === 'urban' ? norms.urbanMinutes : norms.ruralMinutes) * 60;
  reach.start(engine.travel('walk'), origin, limitSeconds * lookBeyond);
  reach.expand(limitSeconds);
  const inside = [...reachedFacilities(reach, engine.access('walk'), limitSeconds).values()];
  return categoryStates(engine, question, inside, kind, limitSeconds, categories);
}

/**
 * Covered, gap or unknown. A gap is claimed only where the register is complete for the category (`gap-rule.ts`) and no street
 * that crosses the data's border is reached within the limit.
 */
function categoryStates(
  engine: RegionEngine,
  question: CircleQuestion,
  inside: readonly ReachedEntry[],
  kind: 'urban' | 'rural',
  limitSeconds: number,
  categories: readonly Category[],
): CategoryInCircle[] {
  const { region, reach, hours } = engine;
  const { profile, at, position } = question;
  const atBorder = reachesBorder(engine, limitSeconds);
  const rule = gapRuleFor(region, reach, position, limitSeconds, dayOf(engine, at.date));
  const counts = new Map<string, { inside: number; open: number; closed: number }>();
  const nearest = new Map<string, ReachedEntry>();
  const note = (entry: ReachedEntry) => {
    for (const code of region.facilities[entry.facility]!.categories) {
      const best = nearest.get(code);
      if (!best || entry.seconds < best.seconds) nearest.set(code, entry);
    }
  };
  for (const entry of inside) {
    note(entry);
    const { categories: codes, openingHours } = region.facilities[entry.facility]!;
    const open = hours.openAt(openingHours, at.date);
    for (const code of codes) {
      const count = counts.get(code) ?? { inside: 0, open: 0, closed: 0 };
      count.inside++;
      if (open !== null) count[open ? 'open' : 'closed']++;
      counts.set(code, count);
    }
  }
  if (categories.some(({ code }) => !nearest.has(code))) {
    reach.expand(limitSeconds * lookBeyond);
    for (const entry of openEntries(engine, question, limitSeconds * lookBeyond)) {
      if (entry.seconds > limitSeconds) note(entry);
    }
  }
  return categories.map(({ code, essential }) => {
    const best = nearest.get(code);
    const count = counts.get(code) ?? { inside: 0, open: 0, closed: 0 };
    const because = !rule.complete(code)
      ? ('incomplete-register' as const)
      : atBorder
        ? ('data-border' as const)
        : undefined;
    const state =
      count.inside > 0 ? ('covered' as const) : because ? ('unknown' as const) : ('gap' as const);
    return {
      code,
      essential: essential[kind],
      inside: count.inside,
      openInside: count.open,
      closedInside: count.closed,
      nearestSeconds: best ? upTenth(best.seconds) : null,
      ...nearestFields(engine, profile, best, at.date),
      state,
      ...(state === 'unknown' && because ? { because } : {}),
      ...(state === 'unknown' && because === 'incomplete-register' ? signedFields(rule, code) : {}),
    };
  });
}

function signedFields(rule: GapRule, code: string) {
  const signed = rule.signed(code);
  return signed ? { signed } : {};
}

/** What the search came to, without what is closed for good by the asked day. */
function openEntries(
  engine: RegionEngine,
  { profile, at }: CircleQuestion,
  limitSeconds: number,
): ReachedEntry[] {
  const day = dayOf(engine, at.date);
  const { facilities } = engine.region;
  return [...reachedFacilities(engine.reach, engine.access(profile), limitSeconds).values()].filter(
    ({ facility }) => !isClosedOn(facilities[facility]!, day),
  );
}

/** YYYY-MM-DD by the region's clock. */
function dayOf({ hours }: RegionEngine, at: Date): string {
  return hours.dayOf(at).localTime.split('T', 1)[0]!;
}

function nearestFields(
  engine: RegionEngine,
  profile: Profile,
  best: ReachedEntry | undefined,
  at: Date,
) {
  const facility = best ? engine.region.facilities[best.facility]! : undefined;
  return {
    nearestFacility: facility?.id ?? null,
    nearestName: facility?.name ?? null,
    ...(facility?.nameEn ? { nearestNameEn: facility.nameEn } : {}),
    nearestPosition: facility ? [...facility.position] : null,
    nearestMeters: best ? metersTo(engine, profile, best) : null,
    nearestOpenNow: facility ? engine.hours.openAt(facility.openingHours, at) : null,
  };
}

function reachesBorder({ reach, region }: RegionEngine, limitSeconds: number): boolean {
  for (let i = 0; i < reach.touchedCount; i++) {
    const node = reach.touched[i]!;
    if (region.network.nodeFlags[node]! & nodeAtBorder && reach.seconds[node]! <= limitSeconds)
      return true;
  }
  return false;
}

/** Metres of the quickest way, off-street ones included. */
function metersTo(engine: RegionEngine, profile: Profile, { entry }: ReachedEntry): number {
  const index = engine.access(profile);
  const street = engine.reach.streetMetersTo(edgeOfEntry(index, entry), index.alongMeters[entry]!);
  return Math.round(street + index.offStreetMeters[entry]!);
}

function describe(
  engine: RegionEngine,
  question: CircleQuestion,
  entry: ReachedEntry,
): ReachedFacility {
  const facility = engine.region.facilities[entry.facility]!;
  const state = engine.hours.stateAt(facility.openingHours, question.at.date);
  const phone = cleanPhone(facility.phone);
  return {
    id: facility.id,
    name: facility.name,
    ...(facility.nameEn ? { nameEn: facility.nameEn } : {}),
    categories: facility.categories,
    position: [...facility.position],
    seconds: upTenth(entry.seconds),
    meters: metersTo(engine, question.profile, entry),
    openNow: state.open,
    changesAt: state.changesAt,
    ...(phone === undefined ? {} : { phone }),
    ...(facility.source ? { source: facility.source } : {}),
    ...(facility.verifiedOn ? { verifiedOn: facility.verifiedOn } : {}),
  };
}

function dayFields({ hours }: RegionEngine, at: Date) {
  const { localTime, kind, holiday, calendarKnown } = hours.dayOf(at);
  return {
    localTime,
    dayKind: kind,
    ...(holiday ? { holidayName: holiday } : {}),
    calendarKnown,
  };
}

function streetsOf(engine: RegionEngine, limitMinutes: number): Streets {
  const byMinute = [...streetsByMinute(engine.reach, limitMinutes)].sort((a, b) => a[0] - b[0]);
  return {
    type: 'FeatureCollection',
    features: byMinute.map(([minutes, coordinates]) => ({
      type: 'Feature',
      properties: { minutes },
      geometry: { type: 'MultiLineString', coordinates },
    })),
  };
}

/** Seconds are rounded up, so that a facility beyond the limit never reads as one at it. */
export function upTenth(seconds: number): number {
  return Math.ceil(seconds * 10 - 1e-6) / 10;
}

export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
