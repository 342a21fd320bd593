/** What an import keeps of a file: the pass over relations and ways, before any coordinate is known. */
import type { CategoryMatcher } from '../domain/categories.ts';
import { committeeOf } from '../domain/communities/kind.ts';
import { droppedWayReason, wayAccess } from '../network/access.ts';
import { closedWayFlags } from '../network/closed-way.ts';
import { IdList } from './node-table.ts';
import { obstacleOf, type ObstacleWay } from './obstacle-ways.ts';
import type { OsmRelation, OsmWay, Tags } from './osm/element.ts';
import type { OsmSource } from './osm/source.ts';

export interface KeptWay {
  id: number;
  refs: number[];
  tags: Tags;
}

export interface KeptRelation {
  id: number;
  tags: Tags;
  /** Member ways by id, with their role. */
  ways: { ref: number; role: string }[];
}

export interface Counts {
  nodes: number;
  ways: number;
  relations: number;
}

export interface Selection {
  streets: KeptWay[];
  /** Ways that nobody walks across; those of a relation too. */
  obstacles: ObstacleWay[];
  facilityWays: KeptWay[];
  facilityRelations: KeptRelation[];
  boundaries: KeptRelation[];
  /** Names of divisions above communities, by their code of 4 to 9 digits. */
  divisionNames: Map<string, string>;
  /** Ways that relations are made of, by id. */
  memberWays: Map<number, number[]>;
  nodeIds: IdList;
  counts: Counts;
  dropped: Map<string, number>;
  unknownCategories: Map<string, number>;
}

export function countUp(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Gathers something of its own on the way: what is drawn, houses. */
export interface Gatherer {
  relation(relation: OsmRelation): void;
  /** @returns whether the way's nodes are needed */
  way(way: OsmWay): boolean;
}

/** Reads relations first, because they say which untagged ways matter, then ways. */
export async function selectElements(
  source: OsmSource,
  matcher: CategoryMatcher,
  gatherers: readonly Gatherer[],
  onBytes: (pass: number, bytes: number) => void,
): Promise<Selection> {
  const selection: Selection = {
    streets: [],
    obstacles: [],
    facilityWays: [],
    facilityRelations: [],
    boundaries: [],
    divisionNames: new Map(),
    memberWays: new Map(),
    nodeIds: new IdList(),
    counts: { nodes: 0, ways: 0, relations: 0 },
    dropped: new Map(),
    unknownCategories: new Map(),
  };
  const inherited = new Map<number, Tags>();
  for await (const batch of source.read({ relations: true }, (bytes) => onBytes(0, bytes))) {
    for (const element of batch)
      if (element.type === 'relation') {
        keepRelation(selection, inherited, matcher, element);
        for (const gatherer of gatherers) gatherer.relation(element);
      }
  }
  const members = new Set<number>();
  for (const relation of [...selection.facilityRelations, ...selection.boundaries])
    for (const { ref } of relation.ways) members.add(ref);
  for await (const batch of source.read({ ways: true }, (bytes) => onBytes(1, bytes))) {
    for (const element of batch)
      if (element.type === 'way') {
        let used = keepWay(selection, inherited, members, matcher, element);
        for (const gatherer of gatherers) used = gatherer.way(element) || used;
        if (used) for (const ref of element.refs) selection.nodeIds.add(ref);
      }
  }
  return selection;
}

function keepRelation(
  selection: Selection,
  inherited: Map<number, Tags>,
  matcher: CategoryMatcher,
  relation: OsmRelation,
): void {
  selection.counts.relations++;
  const { tags } = relation;
  const ways = relation.members
    .filter(({ type }) => type === 'way')
    .map(({ ref, role }) => ({ ref, role }));
  const kept: KeptRelation = { id: relation.id, tags, ways };
  if (tags.type === 'route' && tags.route === 'ferry') {
    const legs = ways.filter(({ role }) => !/platform|stop/.test(role));
    // A duration is the whole line's; which of several ways takes how much of it, nobody says.
    const { duration: _, ...ofEach } = tags;
    for (const { ref } of legs) inherited.set(ref, legs.length === 1 ? tags : ofEach);
  }
  const isArea = tags.type === 'multipolygon';
  if (isArea && tags.highway !== undefined) {
    for (const { ref } of ways) inherited.set(ref, { ...tags, area: 'yes' });
  }
  if (isArea && obstacleOf(tags)) {
    for (const { ref } of ways) inherited.set(ref, { ...inherited.get(ref), ...tags });
  }
  if (
    tags.boundary === 'administrative' &&
    (tags.admin_level === '10' || committeeOf(tags.name ?? '') !== null)
  )
    selection.boundaries.push(kept);
  const above = divisionCode(tags['ref:division'] ?? '');
  if (tags.boundary === 'administrative' && above !== null && tags.name !== undefined)
    selection.divisionNames.set(above, tags.name);
  if (!isArea && tags.type !== 'site') return;
  if (matcher.match(tags).codes.length > 0) selection.facilityRelations.push(kept);
}

/** `449901000000` is the district 449901; null for a community's code and for what is none. */
function divisionCode(code: string): string | null {
  const [, city, area, street] = /^(44\d\d)(\d\d)(\d{3})000$/.exec(code) ?? [];
  if (city === undefined || city === '4400') return null;
  if (street !== '000') return city + area + street;
  return area === '00' ? city : `${city}${area}`;
}

/** @returns whether the way's nodes are needed */
function keepWay(
  selection: Selection,
  inherited: Map<number, Tags>,
  members: ReadonlySet<number>,
  matcher: CategoryMatcher,
  way: OsmWay,
): boolean {
  selection.counts.ways++;
  const fromRelation = inherited.get(way.id);
  const tags =
    fromRelation && way.tags.highway === undefined ? { ...fromRelation, ...way.tags } : way.tags;
  const kept: KeptWay = { id: way.id, refs: way.refs, tags };
  let used = members.has(way.id);
  if (used) selection.memberWays.set(way.id, way.refs);
  if (wayAccess(tags)) {
    selection.streets.push(kept);
    used = true;
  } else if (tags.highway !== undefined) {
    countUp(selection.dropped, `way: ${droppedWayReason(tags)}`);
    // Nobody may use it, but it may be what a detour leads around.
    if (closedWayFlags(tags)) {
      selection.streets.push(kept);
      used = true;
    }
  }
  const obstacle = obstacleOf(tags);
  if (obstacle && way.refs.length > 1) {
    selection.obstacles.push({ id: way.id, refs: way.refs, ...obstacle });
    used = true;
  }
  const { codes, unknown } = matcher.match(way.tags);
  for (const code of unknown) countUp(selection.unknownCategories, code);
  if (codes.length > 0 && way.refs.length > 1) {
    selection.facilityWays.push(kept);
    used = true;
  }
  return used;
}
