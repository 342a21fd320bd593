/** Numbers nodes and edges along a Hilbert curve and lays them into flat arrays. */
import { nodeAtBorder } from '../flags.ts';
import type { Network } from '../network.ts';
import { hilbertOrder } from './hilbert.ts';
import type { RawEdge, RawGraph } from './split.ts';
import type { Points } from './ways.ts';

export type Graph = Omit<Network, 'bounds' | 'snappable' | 'edgeIndex' | 'stretches' | 'density'>;

export function layOut(points: Points, raw: RawGraph): Graph {
  const realPoint = (point: number) =>
    point < points.count ? point : raw.copies[point - points.count]!;
  const numbering = numberNodes(points, raw, realPoint);
  const { nodeOf, nodeLng, nodeLat, nodePoint } = numbering;
  const nodeCount = nodePoint.length;
  const nodeFlags = new Uint8Array(nodeCount);
  for (let n = 0; n < nodeCount; n++)
    if (points.border.has(nodePoint[n]!)) nodeFlags[n] = nodeAtBorder;
  const order = edgeOrder(raw.edges, nodeOf);
  const edges = fillEdges(points, raw.edges, order, nodeOf, realPoint);
  return {
    nodeCount,
    nodeLng,
    nodeLat,
    nodeFlags,
    ...edges,
    ...adjacency(nodeCount, edges.edgeFrom, edges.edgeTo),
  };
}

function numberNodes(points: Points, raw: RawGraph, realPoint: (point: number) => number) {
  const isNode = new Uint8Array(points.count + raw.copies.length);
  for (const edge of raw.edges) {
    isNode[edge.points[0]!] = 1;
    isNode[edge.points[edge.points.length - 1]!] = 1;
  }
  const found: number[] = [];
  for (let point = 0; point < isNode.length; point++) if (isNode[point]) found.push(point);
  const lng = Int32Array.from(found, (point) => points.lng[realPoint(point)]!);
  const lat = Int32Array.from(found, (point) => points.lat[realPoint(point)]!);
  const order = hilbertOrder(lng, lat, found.length);
  const nodeOf = new Uint32Array(isNode.length);
  const nodePoint = new Uint32Array(found.length);
  order.forEach((index, node) => {
    nodeOf[found[index]!] = node;
    nodePoint[node] = realPoint(found[index]!);
  });
  return {
    nodeOf,
    nodePoint,
    nodeLng: Int32Array.from(order, (index) => lng[index]!),
    nodeLat: Int32Array.from(order, (index) => lat[index]!),
  };
}

/** Edges by their lower node, so that neighbours on the ground are neighbours in memory. */
function edgeOrder(edges: readonly RawEdge[], nodeOf: Uint32Array): Uint32Array {
  const keys = new Float64Array(edges.length);
  edges.forEach((edge, i) => {
    const from = nodeOf[edge.points[0]!]!,
      to = nodeOf[edge.points[edge.points.length - 1]!]!;
    keys[i] = Math.min(from, to) * 0x4000000 + i;
  });
  keys.sort();
  return Uint32Array.from(keys, (key) => key % 0x4000000);
}

function fillEdges(
  points: Points,
  raw: readonly RawEdge[],
  order: Uint32Array,
  nodeOf: Uint32Array,
  realPoint: (point: number) => number,
) {
  const edgeCount = raw.length;
  let shapeCount = 0;
  for (const edge of raw) shapeCount += edge.points.length;
  const edges = {
    edgeCount,
    edgeFrom: new Uint32Array(edgeCount),
    edgeTo: new Uint32Array(edgeCount),
    edgeFlags: new Uint32Array(edgeCount),
    edgeLengthMeters: new Float64Array(edgeCount),
    edgeFerrySeconds: new Float32Array(edgeCount),
    edgeName: new Uint32Array(edgeCount),
    shapeFirst: new Uint32Array(edgeCount + 1),
    shapeLng: new Int32Array(shapeCount),
    shapeLat: new Int32Array(shapeCount),
    names: [''] as string[],
  };
  const nameIndex = new Map<string, number>([['', 0]]);
  let shape = 0;
  for (let e = 0; e < edgeCount; e++) {
    const edge = raw[order[e]!]!;
    edges.edgeFrom[e] = nodeOf[edge.points[0]!]!;
    edges.edgeTo[e] = nodeOf[edge.points[edge.points.length - 1]!]!;
    edges.edgeFlags[e] = edge.flags;
    edges.edgeLengthMeters[e] = edge.lengthMeters;
    edges.edgeFerrySeconds[e] = edge.ferrySeconds;
    let name = nameIndex.get(edge.name);
    if (name === undefined) {
      name = edges.names.push(edge.name) - 1;
      nameIndex.set(edge.name, name);
    }
    edges.edgeName[e] = name;
    for (const point of edge.points) {
      edges.shapeLng[shape] = points.lng[realPoint(point)]!;
      edges.shapeLat[shape] = points.lat[realPoint(point)]!;
      shape++;
    }
    edges.shapeFirst[e + 1] = shape;
  }
  return edges;
}

/** Half-edges by the node that they leave, in the order of edges. */
export function adjacency(nodeCount: number, edgeFrom: Uint32Array, edgeTo: Uint32Array) {
  const adjacentFirst = new Uint32Array(nodeCount + 1);
  for (let e = 0; e < edgeFrom.length; e++) {
    adjacentFirst[edgeFrom[e]! + 1]!++;
    adjacentFirst[edgeTo[e]! + 1]!++;
  }
  for (let n = 0; n < nodeCount; n++) adjacentFirst[n + 1]! += adjacentFirst[n]!;
  const next = adjacentFirst.slice(0, nodeCount);
  const adjacentNode = new Uint32Array(edgeFrom.length * 2);
  const adjacentEdge = new Uint32Array(edgeFrom.length * 2);
  for (let e = 0; e < edgeFrom.length; e++) {
    const from = edgeFrom[e]!,
      to = edgeTo[e]!;
    const forward = next[from]!++;
    adjacentNode[forward] = to;
    adjacentEdge[forward] = e * 2;
    const backward = next[to]!++;
    adjacentNode[backward] = from;
    adjacentEdge[backward] = e * 2 + 1;
  }
  return { adjacentFirst, adjacentNode, adjacentEdge };
}
