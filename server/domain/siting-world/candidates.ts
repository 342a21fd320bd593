/** Where a site could stand: junctions, public buildings, drawn parcels, or a list of places. */
import { insideRings } from '../../geo/inside.ts';
import { pointInside } from '../../geo/point-inside.ts';
import { contains, position, type Bounds, type Position } from '../../geo/position.ts';
import { accessClassOf, type AccessClass, type Profile } from '../../network/profiles.ts';
import { snap } from '../../network/snap.ts';
import type { RegionEngine } from '../region-engine.ts';
import { isClosedOn } from '../register/entry.ts';
import type { Candidate, CandidatesAsked, CandidatesFault, SiteFacts } from './candidate.ts';
import { doorAtNode, nodesApart, positionOfNode } from './nodes-apart.ts';

export interface CandidateQuestion {
  asked: CandidatesAsked;
  /** What is to be built: its own facilities are no candidates. */
  category: string;
  profile: Profile;
  /** YYYY-MM-DD: what is closed for good by then is no public building any more. */
  day: string;
  most: number;
  /** Candidates elsewhere are left out. */
  holds?: (at: Position) => boolean;
}

export interface PlacedCandidates {
  ok: true;
  candidates: Candidate[];
  /** Left out, because no street is near enough. */
  noStreet: number;
}

/** In the order of nodes, facilities, parcels or points; costs are 1 where nothing else is said. */
export function candidatesOf(
  engine: RegionEngine,
  question: CandidateQuestion,
): PlacedCandidates | CandidatesFault {
  const found = allOf(engine, question);
  if ('ok' in found) return found;
  const { holds = () => true, most } = question;
  const within = found.filter((candidate) => holds(candidate.position));
  const candidates = within.filter(({ doors }) => doors.length > 0);
  if (candidates.length === 0) return { ok: false, reason: 'no-candidates' };
  if (candidates.length > most)
    return { ok: false, reason: 'too-many-candidates', count: candidates.length };
  return { ok: true, candidates, noStreet: within.length - candidates.length };
}

function allOf(
  engine: RegionEngine,
  { asked, category, profile, day, holds }: CandidateQuestion,
): Candidate[] | CandidatesFault {
  const { network, info } = engine.region;
  const accessClass = accessClassOf(profile);
  switch (asked.kind) {
    case 'nodes':
      return atNodes(engine, accessClass, asked.everyMeters, {}, null, (lng, lat) =>
        holds ? holds(position(lng, lat)) : true,
      );
    case 'public-buildings':
      return publicBuildings(engine, asked.categories, category, profile, day);
    case 'points': {
      const far = asked.points.findIndex((one) => !isWithin(info.bounds, one.position));
      if (far >= 0) return outside(far, asked.points[far]!.position);
      return asked.points.map((one, i) => {
        const door = snap(network, accessClass, one.position, engine.norms.snapLimitMeters);
        return { ...factsOf(one, i + 1), position: one.position, doors: door ? [door] : [] };
      });
    }
    case 'parcels': {
      const candidates: Candidate[] = [];
      for (const [i, parcel] of asked.parcels.entries()) {
        const middle = middleOf(parcel.rings);
        if (!isWithin(info.bounds, middle)) return outside(i, middle);
        const box = boxOf(parcel.rings[0]!);
        const own = atNodes(
          engine,
          accessClass,
          asked.everyMeters,
          parcel,
          i + 1,
          (lng, lat) => contains(box, lng, lat) && insideRings(parcel.rings, lng, lat),
        );
        if (own.length > 0) candidates.push(...own);
        else {
          const door = snap(network, accessClass, middle, engine.norms.snapLimitMeters);
          const doors = door ? [door] : [];
          candidates.push({ ...factsOf(parcel, i + 1), position: middle, doors });
        }
      }
      return candidates;
    }
  }
}

function atNodes(
  { region: { network } }: RegionEngine,
  accessClass: AccessClass,
  everyMeters: number,
  facts: SiteFacts,
  item: number | null,
  holds: (lng: number, lat: number) => boolean,
): Candidate[] {
  return nodesApart(network, accessClass, everyMeters, holds).map((node) => ({
    ...factsOf(facts, item),
    position: positionOfNode(network, node),
    doors: [doorAtNode(network, accessClass, node)!],
  }));
}

/** Each building once, by its own doors. What provides the category already is no candidate for it. */
function publicBuildings(
  engine: RegionEngine,
  categories: readonly string[],
  category: string,
  profile: Profile,
  day: string,
): Candidate[] {
  const { byFacility } = engine.access(profile);
  const isPublic = new Set(categories);
  return engine.region.facilities.flatMap((facility, number) => {
    const { name, id } = facility;
    const fits = facility.categories.some((code) => isPublic.has(code));
    if (!fits || facility.categories.includes(category) || isClosedOn(facility, day)) return [];
    const own = { ...factsOf({ name }, null), facility: id, position: facility.position };
    return { ...own, doors: byFacility[number]! };
  });
}

function factsOf(
  { name = null, cost = 1, capacity = null }: SiteFacts,
  item: number | null,
): Omit<Candidate, 'position' | 'doors'> {
  return { name, cost, capacity, item, facility: null };
}

/** A point inside the parcel; of one without a height its first corner. */
function middleOf(rings: readonly (readonly Position[])[]): Position {
  const inside = pointInside([rings.map((ring) => ring.map(([lng, lat]) => [lng, lat]))]);
  return inside ? position(inside[0], inside[1]) : rings[0]![0]!;
}

function boxOf(ring: readonly Position[]): Bounds {
  const lngs = ring.map(([lng]) => lng);
  const lats = ring.map(([, lat]) => lat);
  const least = (values: number[]) => values.reduce((a, b) => Math.min(a, b));
  const most = (values: number[]) => values.reduce((a, b) => Math.max(a, b));
  return [least(lngs), least(lats), most(lngs), most(lats)];
}

function isWithin(bounds: Bounds, [lng, lat]: Position): boolean {
  return contains(bounds, lng, lat);
}

function outside(index: number, at: Position): CandidatesFault {
  return { ok: false, reason: 'outside-region', item: index + 1, position: at };
}
