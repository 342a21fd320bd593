/** The network as a plain graph of short pieces. */
import { edgeFlag, notStreetLength } from '../../server/network/flags.ts';
import type { AccessPoint, Network } from '../../server/network/network.ts';

const pieceMeters = 5;
const radians = Math.PI / 180;

export interface Piece {
  a: number;
  b: number;
  meters: number;
  seconds: number;
  /** Middle, in degrees. */
  lng: number;
  lat: number;
  street: boolean;
}

export interface StreetColumns {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly meters: Float64Array;
  readonly seconds: Float64Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

export interface PieceGraph {
  vertexCount: number;
  pieces: Piece[];
  /** The street pieces' middles, lengths and ends again, side by side, for who reads all of them a thousand times. */
  streets: StreetColumns;
  /** Pieces at each vertex. */
  at: number[][];
  /** Vertex of each inserted place, by its key from `placeKey`. */
  vertexOf: Map<string, number>;
}

export const placeKey = ({ edge, alongMeters }: AccessPoint) => `${edge}:${alongMeters.toFixed(4)}`;

/** Great-circle metres by the spherical law of cosines' stable cousin, written anew. */
export function greatCircleMeters(aLng: number, aLat: number, bLng: number, bLat: number): number {
  const x = (bLng - aLng) * radians * Math.cos(((aLat + bLat) / 2) * radians);
  const y = (bLat - aLat) * radians;
  return Math.sqrt(x * x + y * y) * 6371008.8;
}

/**
 * Cuts every edge that walkers may use. Norms: 80 m/min, stairs at half speed, 20 s at a signal, half on either side; a ferry's own
 * time or 100 m/min.
 */
export function cutIntoPieces(network: Network, places: readonly AccessPoint[]): PieceGraph {
  const graph: PieceGraph = {
    vertexCount: network.nodeCount,
    pieces: [],
    streets: columnsOf([]),
    at: [],
    vertexOf: new Map(),
  };
  const placesOn = new Map<number, AccessPoint[]>();
  for (const place of places)
    placesOn.set(place.edge, [...(placesOn.get(place.edge) ?? []), place]);
  for (let e = 0; e < network.edgeCount; e++) {
    if (network.edgeFlags[e]! & edgeFlag.foot) cutEdge(graph, network, e, placesOn.get(e) ?? []);
  }
  graph.streets = columnsOf(graph.pieces.filter(({ street }) => street));
  graph.at = Array.from({ length: graph.vertexCount }, () => []);
  graph.pieces.forEach((piece, i) => {
    graph.at[piece.a]!.push(i);
    graph.at[piece.b]!.push(i);
  });
  return graph;
}

function columnsOf(pieces: readonly Piece[]): StreetColumns {
  return {
    a: Int32Array.from(pieces, ({ a }) => a),
    b: Int32Array.from(pieces, ({ b }) => b),
    meters: Float64Array.from(pieces, ({ meters }) => meters),
    seconds: Float64Array.from(pieces, ({ seconds }) => seconds),
    lng: Float64Array.from(pieces, ({ lng }) => lng),
    lat: Float64Array.from(pieces, ({ lat }) => lat),
  };
}

function cutEdge(
  graph: PieceGraph,
  network: Network,
  e: number,
  places: readonly AccessPoint[],
): void {
  const flags = network.edgeFlags[e]!;
  const points: { lng: number; lat: number; along: number }[] = [];
  let along = 0;
  for (let i = network.shapeFirst[e]!; i < network.shapeFirst[e + 1]!; i++) {
    const lng = network.shapeLng[i]! / 1e7,
      lat = network.shapeLat[i]! / 1e7;
    const last = points[points.length - 1];
    if (last) along += greatCircleMeters(last.lng, last.lat, lng, lat);
    points.push({ lng, lat, along });
  }
  const length = along;
  let pace = 60 / 80;
  if (flags & edgeFlag.ferry)
    pace = network.edgeFerrySeconds[e]! > 0 ? network.edgeFerrySeconds[e]! / length : 60 / 100;
  else if (flags & edgeFlag.steps) pace = 60 / 40;
  const waitFrom = flags & edgeFlag.signalAtFrom ? 10 : 0,
    waitTo = flags & edgeFlag.signalAtTo ? 10 : 0;
  const stretch = network.edgeLengthMeters[e]! > 0 ? length / network.edgeLengthMeters[e]! : 1;
  const cuts = new Map<number, string | null>();
  for (let at = pieceMeters; at < length; at += pieceMeters) cuts.set(at, null);
  for (const place of places)
    cuts.set(Math.min(length, Math.max(0, place.alongMeters * stretch)), placeKey(place));
  const order = [...cuts].sort((a, b) => a[0] - b[0]);
  let vertex = network.edgeFrom[e]!,
    before = 0;
  const add = (to: number, at: number, wait: number) => {
    const middle = positionAt(points, (before + at) / 2);
    graph.pieces.push({
      a: vertex,
      b: to,
      meters: at - before,
      seconds: (at - before) * pace + wait,
      ...middle,
      street: (flags & notStreetLength) === 0,
    });
    vertex = to;
    before = at;
  };
  order.forEach(([at, key], i) => {
    const next = graph.vertexCount++;
    if (key !== null) graph.vertexOf.set(key, next);
    add(next, at, i === 0 ? waitFrom : 0);
  });
  add(network.edgeTo[e]!, length, (order.length === 0 ? waitFrom : 0) + waitTo);
}

function positionAt(
  points: readonly { lng: number; lat: number; along: number }[],
  along: number,
): { lng: number; lat: number } {
  let i = 1;
  while (i < points.length - 1 && points[i]!.along < along) i++;
  const a = points[i - 1]!,
    b = points[i]!;
  const share = b.along > a.along ? (along - a.along) / (b.along - a.along) : 0;
  return { lng: a.lng + share * (b.lng - a.lng), lat: a.lat + share * (b.lat - a.lat) };
}
