/**
 * The network file: one header, then typed arrays, each starting at a multiple of eight bytes, so that a
 * file is opened by one read and used in place. Little-endian, as every machine that Node runs on.
 *
 *   bytes 0–7   "JLNET" and the format version, three digits
 *   bytes 8–11  length of the JSON header; it follows, padded to eight bytes
 *   then        the arrays, in the order of the header's `sections`
 */
import Flatbush from 'flatbush';
import type { Bounds } from '../geo/position.ts';
import type { Lattice, Network, StretchRaster } from './network.ts';
import { accessClasses } from './profiles.ts';

const magic = 'JLNET002';

type Numbers =
  Int32Array | Uint32Array | Uint16Array | Uint8Array | Int8Array | Float32Array | Float64Array;
const kinds = {
  i32: Int32Array,
  u32: Uint32Array,
  u16: Uint16Array,
  u8: Uint8Array,
  i8: Int8Array,
  f32: Float32Array,
  f64: Float64Array,
};
type Kind = keyof typeof kinds;

interface Section {
  name: string;
  kind: Kind;
  count: number;
  offset: number;
}

interface Header {
  bounds: Bounds;
  nodeCount: number;
  edgeCount: number;
  lattices: Record<string, Lattice>;
  sections: Section[];
  bytes: number;
}

/** A network file that cannot be used: another format, or cut short. */
export class BadNetworkFile extends Error {}

const plainArrays = [
  'nodeLng',
  'nodeLat',
  'nodeFlags',
  'edgeFrom',
  'edgeTo',
  'edgeFlags',
  'edgeLengthMeters',
  'edgeFerrySeconds',
  'edgeName',
  'shapeFirst',
  'shapeLng',
  'shapeLat',
  'adjacentFirst',
  'adjacentNode',
  'adjacentEdge',
] as const;

/** Parts of the file in order, for a writer that streams them. The same network gives the same bytes. */
export function encodeNetwork(network: Network): Uint8Array[] {
  const arrays: [string, Numbers][] = plainArrays.map((name) => [name, network[name]]);
  const lattices: Record<string, Lattice> = { density: network.density.lattice };
  arrays.push(['density', network.density.meters]);
  arrays.push(['edgeIndex', bytesOfIndex(network.edgeIndex)]);
  for (const accessClass of accessClasses) {
    const raster = network.stretches[accessClass];
    lattices[accessClass] = raster.lattice;
    arrays.push([`${accessClass}.snappable`, network.snappable[accessClass]]);
    arrays.push([`${accessClass}.blockOf`, raster.blockOf]);
    arrays.push([`${accessClass}.rowBits`, raster.rowBits]);
    arrays.push([`${accessClass}.rowFirst`, raster.rowFirst]);
    arrays.push([`${accessClass}.edge`, raster.edge]);
    arrays.push([`${accessClass}.along`, raster.along]);
    arrays.push([`${accessClass}.offEast`, raster.offEast]);
    arrays.push([`${accessClass}.offNorth`, raster.offNorth]);
  }
  arrays.push(['names', new TextEncoder().encode(JSON.stringify(network.names))]);
  const sections: Section[] = [];
  let offset = 0;
  for (const [name, array] of arrays) {
    sections.push({ name, kind: kindOf(array), count: array.length, offset });
    offset += padded(array.byteLength);
  }
  const header: Header = {
    bounds: network.bounds,
    nodeCount: network.nodeCount,
    edgeCount: network.edgeCount,
    lattices,
    sections,
    bytes: offset,
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const head = new Uint8Array(padded(12 + json.length));
  head.set(new TextEncoder().encode(magic));
  new DataView(head.buffer).setUint32(8, json.length, true);
  head.set(json, 12);
  const parts: Uint8Array[] = [head];
  for (const [, array] of arrays) {
    parts.push(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    parts.push(new Uint8Array(padded(array.byteLength) - array.byteLength));
  }
  return parts;
}

/** Opens a file that was read whole; nothing is copied. Throws `BadNetworkFile`. */
export function decodeNetwork(buffer: ArrayBufferLike): Network {
  const bytes = new Uint8Array(buffer);
  const found = new TextDecoder().decode(bytes.subarray(0, 8));
  if (found !== magic)
    throw new BadNetworkFile(
      `expected a network file ${magic}, found "${found}"; import the region again`,
    );
  const cut = (expected: number) =>
    new BadNetworkFile(`network file is cut: ${bytes.length} of ${expected} bytes`);
  if (bytes.length < 12) throw cut(12);
  const jsonLength = new DataView(buffer).getUint32(8, true);
  if (bytes.length < 12 + jsonLength) throw cut(12 + jsonLength);
  const header = JSON.parse(
    new TextDecoder().decode(bytes.subarray(12, 12 + jsonLength)),
  ) as Header;
  const start = padded(12 + jsonLength);
  if (bytes.length !== start + header.bytes) throw cut(start + header.bytes);
  const arrays = new Map<string, Numbers>();
  for (const section of header.sections)
    arrays.set(
      section.name,
      new (viewOf(section.kind))(buffer, start + section.offset, section.count),
    );
  const get = <T extends Numbers>(name: string): T => {
    const array = arrays.get(name);
    if (!array)
      throw new BadNetworkFile(`network file has no section "${name}"; import the region again`);
    return array as T;
  };
  const perClass = <T>(make: (name: string) => T) =>
    Object.fromEntries(accessClasses.map((c) => [c, make(c)])) as Record<
      (typeof accessClasses)[number],
      T
    >;
  const index = get<Uint8Array>('edgeIndex');
  return {
    bounds: header.bounds,
    nodeCount: header.nodeCount,
    edgeCount: header.edgeCount,
    ...(Object.fromEntries(plainArrays.map((name) => [name, get(name)])) as unknown as Pick<
      Network,
      (typeof plainArrays)[number]
    >),
    names: JSON.parse(new TextDecoder().decode(get<Uint8Array>('names'))) as string[],
    snappable: perClass((c) => get<Uint8Array>(`${c}.snappable`)),
    edgeIndex: Flatbush.from(buffer, index.byteOffset),
    stretches: perClass((c): StretchRaster => ({
      lattice: header.lattices[c]!,
      blockOf: get(`${c}.blockOf`),
      rowBits: get(`${c}.rowBits`),
      rowFirst: get(`${c}.rowFirst`),
      edge: get(`${c}.edge`),
      along: get(`${c}.along`),
      offEast: get(`${c}.offEast`),
      offNorth: get(`${c}.offNorth`),
    })),
    density: { lattice: header.lattices.density!, meters: get('density') },
  };
}

/** Each kind looks at plain and at shared bytes alike; their constructors' types do not say so together. */
function viewOf(kind: Kind) {
  return kinds[kind] as new (buffer: ArrayBufferLike, offset: number, count: number) => Numbers;
}

/** The index alone: one that was opened in place shares its buffer with the rest of the file. */
function bytesOfIndex({ data, byteOffset, _indices }: Flatbush): Uint8Array {
  return new Uint8Array(data, byteOffset, _indices.byteOffset + _indices.byteLength - byteOffset);
}

function kindOf(array: Numbers): Kind {
  return (Object.keys(kinds) as Kind[]).find((kind) => array instanceof kinds[kind])!;
}

function padded(length: number): number {
  return Math.ceil(length / 8) * 8;
}
