/** A file becomes a region: select, place, cut, build the network, find entrances. The pipeline's table of contents. */
import type { Community, Facility, NamedPlace } from '../domain/region.ts';
import type { Buildings } from '../domain/buildings.ts';
import { CategoryMatcher, type Category } from '../domain/categories.ts';
import type { Norms } from '../domain/norms.ts';
import { contains, position, rounded, type Bounds } from '../geo/position.ts';
import { buildNetwork, type NetworkReport } from '../network/build/build.ts';
import { edgeFlag } from '../network/flags.ts';
import type { Network } from '../network/network.ts';
import type { ObstacleLines } from '../network/obstacle-lines.ts';
import { BuildingCollector } from './buildings.ts';
import { assembleCommunities } from './communities.ts';
import type { Outline } from './entrances.ts';
import { anchorOf, describeFacility, type FoundFacility } from './facilities.ts';
import { MapCollector } from './map/collect.ts';
import type { MapFeatures } from './map/features.ts';
import { NodeTable } from './node-table.ts';
import { layObstacles } from './obstacle-ways.ts';
import type { OsmNode, Tags } from './osm/element.ts';
import type { OsmSource } from './osm/source.ts';
import { joinRings } from './rings.ts';
import { countUp, selectElements, type Counts, type Selection } from './selection.ts';
import { startPosition } from './start-position.ts';
import { cutStreets } from './streets.ts';

export interface ReadOptions {
  /** Only what lies in this box; null takes the file's own bounds. */
  bbox: Bounds | null;
  categories: readonly Category[];
  norms: Norms;
  /** Gathers the map's features too. Without them an import needs less time and memory. */
  map?: boolean;
  /** Gathers houses that people may live in. */
  buildings?: boolean;
}

export type ReadStage = 'relations' | 'ways' | 'nodes' | 'network' | 'facilities';

export interface ImportReport extends NetworkReport {
  read: Counts;
  facilities: number;
  facilitiesByCategory: Record<string, number>;
  places: number;
  communities: number;
  streetNames: number;
  unknownCategories: Record<string, number>;
  dropped: Record<string, number>;
}

export interface ReadRegion {
  network: Network;
  obstacles: ObstacleLines;
  facilities: Facility[];
  places: NamedPlace[];
  communities: Community[];
  /** Of divisions above communities, as far as the file names them. */
  divisionNames: Record<string, string>;
  start: ReturnType<typeof startPosition>;
  report: ImportReport;
  /** What the map draws, to be cut into tiles; null where it was not asked for. */
  map: MapFeatures | null;
  /** Likewise null where they were not asked for. */
  buildings: Buildings | null;
}

/** The file holds no street that anybody could walk on. */
export class NoWalkableWay extends Error {}

const placeValues = new Set([
  'city',
  'town',
  'suburb',
  'quarter',
  'neighbourhood',
  'village',
  'hamlet',
  'isolated_dwelling',
  'farm',
  'locality',
  'square',
  'borough',
]);
const pointKeys = [
  'barrier',
  'crossing',
  'crossing:signals',
  'entrance',
  'highway',
  'foot',
  'access',
  'bicycle',
  'wheelchair',
  'locked',
];

export async function readRegion(
  source: OsmSource,
  options: ReadOptions,
  onProgress: (stage: ReadStage, bytes: number) => void = () => {},
): Promise<ReadRegion> {
  const matcher = new CategoryMatcher(options.categories);
  const bounds = options.bbox ?? (await source.bounds());
  const stages = ['relations', 'ways'] as const;
  const map = options.map ? new MapCollector() : null;
  const houses = options.buildings ? new BuildingCollector() : null;
  const gatherers = [map, houses].filter((gatherer) => gatherer !== null);
  const selection = await selectElements(source, matcher, gatherers, (pass, bytes) =>
    onProgress(stages[pass]!, bytes),
  );
  const nodes = new NodeTable(selection.nodeIds.done());
  const found: FoundFacility[] = [];
  const places: NamedPlace[] = [];
  for await (const batch of source.read({ nodes: true }, (bytes) => onProgress('nodes', bytes))) {
    for (const element of batch)
      if (element.type === 'node') {
        keepNode(selection, matcher, nodes, found, places, element);
        map?.node(element);
      }
  }
  const dropped = selection.dropped;
  const streets = cutStreets(
    selection.streets,
    nodes,
    { bounds, crop: options.bbox !== null },
    dropped,
  );
  if (
    !streets.ways.some((way) => way.flags & edgeFlag.foot && (way.flags & edgeFlag.ferry) === 0)
  ) {
    throw new NoWalkableWay(
      `${source.name} holds no way that anybody could walk on${options.bbox ? ' within the given box' : ''}`,
    );
  }
  addAreas(selection, matcher, nodes, found, dropped);
  const kept = found
    .filter((facility) => {
      const [lng, lat] = anchorOf(facility);
      const inside = !options.bbox || contains(options.bbox, lng, lat);
      if (!inside) countUp(dropped, 'facility: outside the box');
      return inside;
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  onProgress('network', 0);
  const { network, report } = buildNetwork(streets, kept.map(anchorOf), options.norms);
  onProgress('facilities', 0);
  const streetPoints = new Uint8Array(streets.points.count);
  for (const way of streets.ways)
    if (way.flags & edgeFlag.foot) for (const point of way.points) streetPoints[point] = 1;
  const facilities = kept.map((facility) => describeFacility(facility, network, streetPoints));
  const communities = assembleCommunities(
    selection.boundaries,
    selection.memberWays,
    nodes,
    dropped,
  );
  const inBox = places.filter(
    (place) => !options.bbox || contains(options.bbox, place.position[0], place.position[1]),
  );
  inBox.sort((a, b) => (a.id < b.id ? -1 : 1));
  const byCategory: Record<string, number> = Object.fromEntries(
    matcher.codes.map((code) => [code, 0]),
  );
  for (const { categories } of facilities) for (const code of categories) byCategory[code]!++;
  return {
    network,
    obstacles: layObstacles(selection.obstacles, nodes, options.bbox),
    map: map?.finish(nodes, bounds ?? network.bounds) ?? null,
    buildings: houses?.finish(nodes, network.bounds) ?? null,
    facilities,
    places: inBox,
    communities,
    divisionNames: Object.fromEntries(selection.divisionNames),
    start: startPosition(network, facilities, options.norms.snapLimitMeters),
    report: {
      ...report,
      read: selection.counts,
      facilities: facilities.length,
      facilitiesByCategory: byCategory,
      places: inBox.length,
      communities: communities.length,
      streetNames: network.names.length - 1,
      unknownCategories: sorted(selection.unknownCategories),
      dropped: sorted(dropped),
    },
  };
}

function keepNode(
  selection: Selection,
  matcher: CategoryMatcher,
  nodes: NodeTable,
  found: FoundFacility[],
  places: NamedPlace[],
  node: OsmNode,
): void {
  selection.counts.nodes++;
  const index = nodes.indexOf(node.id);
  if (index >= 0) nodes.place(index, node.lng, node.lat);
  const { tags } = node;
  if (!hasTags(tags)) return;
  if (index >= 0 && pointKeys.some((key) => tags[key] !== undefined)) nodes.tags.set(index, tags);
  const { codes, unknown } = matcher.match(tags);
  for (const code of unknown) countUp(selection.unknownCategories, code);
  if (codes.length > 0)
    found.push({
      id: `n${node.id}`,
      tags,
      categories: codes,
      point: position(node.lng, node.lat),
      outlines: [],
    });
  const name = tags.name ?? tags['name:zh'];
  if (tags.place !== undefined && placeValues.has(tags.place) && name) {
    places.push({
      id: `n${node.id}`,
      name,
      ...(tags['name:en'] ? { nameEn: tags['name:en'] } : {}),
      place: tags.place,
      position: rounded(node.lng, node.lat),
    });
  }
}

function hasTags(tags: Tags): boolean {
  for (const key in tags) return key !== '';
  return false;
}

function addAreas(
  selection: Selection,
  matcher: CategoryMatcher,
  nodes: NodeTable,
  found: FoundFacility[],
  dropped: Map<string, number>,
): void {
  const members = new Set(
    selection.facilityRelations.flatMap(({ ways }) => ways.map(({ ref }) => ref)),
  );
  for (const way of selection.facilityWays) {
    const codes = matcher.match(way.tags).codes;
    const outline = outlineOf(
      way.refs.map((ref) => nodes.indexOf(ref)),
      nodes,
    );
    if (!outline) countUp(dropped, 'facility: its outline has no nodes in the file');
    // A member way that repeats its relation's tags is the same facility once more.
    else if (!members.has(way.id))
      found.push({ id: `w${way.id}`, tags: way.tags, categories: codes, outlines: [outline] });
  }
  for (const relation of selection.facilityRelations) {
    const outer = relation.ways
      .filter(({ role }) => role !== 'inner')
      .flatMap(({ ref }) => {
        const refs = selection.memberWays.get(ref);
        return refs
          ? [refs.map((id) => nodes.indexOf(id)).filter((index) => index >= 0 && nodes.has(index))]
          : [];
      })
      .filter((line) => line.length > 1);
    const { rings } = joinRings(outer);
    // A cut-off outline still says where its remaining sides are.
    const outlines = (rings.length > 0 ? rings : outer).flatMap(
      (points) => outlineOf(points, nodes) ?? [],
    );
    if (outlines.length === 0) countUp(dropped, 'facility: cut off at the edge of the file');
    else
      found.push({
        id: `r${relation.id}`,
        tags: relation.tags,
        categories: matcher.match(relation.tags).codes,
        outlines,
      });
  }
}

function outlineOf(indices: readonly number[], nodes: NodeTable): Outline | null {
  const points = indices.filter((index) => index >= 0 && nodes.has(index));
  if (points.length < 2) return null;
  return {
    points,
    lng: points.map((index) => nodes.lng[index]!),
    lat: points.map((index) => nodes.lat[index]!),
    tags: points.map((index) => nodes.tags.get(index)),
  };
}

function sorted(counts: ReadonlyMap<string, number>): Record<string, number> {
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}
