/** A draft becomes a network. What did not change is shared with the old one. */
import { edgeFlag, notAStreet } from '../flags.ts';
import { addStreet } from '../build/density.ts';
import { indexEdges } from '../build/edge-index.ts';
import { adjacency, type Graph } from '../build/graph.ts';
import type { BuildNorms } from '../build/snappable.ts';
import type { Network } from '../network.ts';
import { accessClasses, usableMask } from '../profiles.ts';
import type { Position } from '../../geo/position.ts';
import type { Draft } from './draft.ts';
import { mendSnappable } from './snappable.ts';
import { mendStretches } from './stretches.ts';

/**
 * Cost: copies of the arrays of nodes, edges and stretches, some 70 bytes for each edge and 9 for each cell, where a path was added; only
 * flags where gates and streets alone changed, and the stretches if a street was closed.
 */
export function finishDraft(
  draft: Draft,
  anchors: readonly Position[],
  norms: BuildNorms,
): Network {
  const { base } = draft;
  const grown = draft.added.length > 0;
  const graph = grown ? withAdded(draft) : { ...base, edgeFlags: base.edgeFlags.slice() };
  for (const [edge, flags] of draft.reflagged) graph.edgeFlags[edge] = flags;
  const edgeIndex = grown ? indexEdges(graph) : base.edgeIndex;
  const indexed = { ...graph, edgeIndex };
  const streets = changedStreets(draft, indexed);
  const perClass = <T>(make: (accessClass: (typeof accessClasses)[number]) => T) =>
    Object.fromEntries(accessClasses.map((c) => [c, make(c)])) as Record<
      (typeof accessClasses)[number],
      T
    >;
  return {
    ...graph,
    bounds: base.bounds,
    names: base.names,
    edgeIndex,
    snappable: perClass((c) => mendSnappable(draft, indexed, c, anchors, norms)),
    stretches: perClass((c) => {
      const mask = usableMask(c);
      const own = streets.filter((edge) => (flagsBefore(draft, edge) | draft.flags(edge)) & mask);
      return own.length === 0
        ? base.stretches[c]
        : mendStretches(base.stretches[c], indexed, own, mask);
    }),
    density: mendDensity(draft, graph, streets),
  };
}

/** Streets that are new, cut or closed; gates are no streets. */
function changedStreets(draft: Draft, graph: Graph): number[] {
  const changed = [...draft.reflagged.keys()].sort((a, b) => a - b);
  for (let edge = draft.base.edgeCount; edge < graph.edgeCount; edge++) changed.push(edge);
  return changed.filter(
    (edge) => ((flagsBefore(draft, edge) | draft.flags(edge)) & notAStreet) === 0,
  );
}

function flagsBefore({ base }: Draft, edge: number): number {
  return edge < base.edgeCount ? base.edgeFlags[edge]! : 0;
}

function withAdded(draft: Draft): Graph {
  const { base, added } = draft;
  const nodeCount = draft.nodeCount,
    edgeCount = draft.edgeCount;
  const points = added.reduce((sum, { lng }) => sum + lng.length, 0);
  const firstPoint = base.shapeLng.length;
  const shapeFirst = grownBy(base.shapeFirst, added.length);
  const shapeLng = grownBy(base.shapeLng, points),
    shapeLat = grownBy(base.shapeLat, points);
  let point = firstPoint;
  added.forEach(({ lng, lat }, i) => {
    shapeLng.set(lng, point);
    shapeLat.set(lat, point);
    point += lng.length;
    shapeFirst[base.edgeCount + i + 1] = point;
  });
  const edgeFrom = appended(
    base.edgeFrom,
    added.map(({ from }) => from),
  );
  const edgeTo = appended(
    base.edgeTo,
    added.map(({ to }) => to),
  );
  return {
    nodeCount,
    edgeCount,
    nodeLng: appended(base.nodeLng, draft.addedLng),
    nodeLat: appended(base.nodeLat, draft.addedLat),
    nodeFlags: grownBy(base.nodeFlags, draft.addedLng.length),
    edgeFrom,
    edgeTo,
    edgeFlags: appended(
      base.edgeFlags,
      added.map(({ flags }) => flags),
    ),
    edgeLengthMeters: appended(
      base.edgeLengthMeters,
      added.map(({ lengthMeters }) => lengthMeters),
    ),
    edgeFerrySeconds: grownBy(base.edgeFerrySeconds, added.length),
    edgeName: appended(
      base.edgeName,
      added.map(({ name }) => name),
    ),
    shapeFirst,
    shapeLng,
    shapeLat,
    ...adjacency(nodeCount, edgeFrom, edgeTo),
    names: base.names,
  };
}

type Numbers = Int32Array | Uint32Array | Uint8Array | Float32Array | Float64Array;

function grownBy<T extends Numbers>(array: T, more: number): T {
  const grown = new (array.constructor as new (length: number) => T)(array.length + more);
  grown.set(array);
  return grown;
}

function appended<T extends Numbers>(array: T, values: readonly number[]): T {
  const grown = grownBy(array, values.length);
  grown.set(values, array.length);
  return grown;
}

function mendDensity(draft: Draft, graph: Graph, streets: readonly number[]): Network['density'] {
  const { density } = draft.base;
  const counts = (edge: number) => (flagsBefore(draft, edge) ^ draft.flags(edge)) & edgeFlag.foot;
  if (!streets.some(counts)) return density;
  const mended = { lattice: density.lattice, meters: density.meters.slice() };
  for (const edge of streets) {
    addStreet(mended, graph, edge, flagsBefore(draft, edge), -1);
    addStreet(mended, graph, edge, draft.flags(edge), 1);
  }
  return mended;
}
