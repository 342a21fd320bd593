import { committeeOf } from '../domain/communities/kind.ts';
import type { Community } from '../domain/region.ts';
import { insideRings } from '../geo/inside.ts';
import { unitsPerDegree } from '../geo/position.ts';
import type { NodeTable } from './node-table.ts';
import { joinRings } from './rings.ts';
import { countUp, type KeptRelation } from './selection.ts';

/** Communities whose boundary closes. Cut-off ones are counted in `dropped`, never guessed. */
export function assembleCommunities(
  relations: readonly KeptRelation[],
  memberWays: ReadonlyMap<number, number[]>,
  nodes: NodeTable,
  dropped: Map<string, number>,
): Community[] {
  const communities: Community[] = [];
  for (const relation of [...relations].sort((a, b) => a.id - b.id)) {
    const polygons = polygonsOf(relation, memberWays, nodes);
    if (!polygons) {
      countUp(dropped, 'boundary: cut off at the edge of the file');
      continue;
    }
    const name = relation.tags.name ?? relation.tags['name:zh'] ?? '';
    const points = polygons.flatMap((rings) => rings[0]!);
    const lngs = points.map((point) => point[0]!),
      lats = points.map((point) => point[1]!);
    communities.push({
      code: relation.tags['ref:division'] ?? null,
      name,
      committee: committeeOf(name),
      officialCode: relation.tags['jinlin:urban-rural-code'] ?? null,
      bounds: [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)],
      polygons,
      ...whole('households', relation.tags.households),
      ...whole('population', relation.tags.population),
    });
  }
  return communities;
}

function polygonsOf(
  relation: KeptRelation,
  memberWays: ReadonlyMap<number, number[]>,
  nodes: NodeTable,
): number[][][][] | null {
  const sides = { outer: [] as number[][], inner: [] as number[][] };
  for (const { ref, role } of relation.ways) {
    const refs = memberWays.get(ref);
    if (!refs) return null;
    const points = refs.map((id) => nodes.indexOf(id));
    if (points.some((index) => index < 0 || !nodes.has(index))) return null;
    (role === 'inner' ? sides.inner : sides.outer).push(points);
  }
  const outer = joinRings(sides.outer),
    inner = joinRings(sides.inner);
  if (outer.rings.length === 0 || outer.open > 0 || inner.open > 0) return null;
  const toPositions = (ring: number[]) =>
    ring.map((index) => [nodes.lng[index]! / unitsPerDegree, nodes.lat[index]! / unitsPerDegree]);
  const polygons = outer.rings.map((ring) => [toPositions(ring)]);
  for (const hole of inner.rings.map(toPositions)) {
    polygons
      .find((rings) => insideRings(rings.slice(0, 1), hole[0]![0]!, hole[0]![1]!))
      ?.push(hole);
  }
  return polygons;
}

function whole(
  key: 'households' | 'population',
  value: string | undefined,
): { [key in 'households' | 'population']?: number } {
  return value !== undefined && /^\d+$/.test(value) ? { [key]: Number(value) } : {};
}
