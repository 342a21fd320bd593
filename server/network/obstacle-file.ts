/**
 * The file of obstacle lines: "JLOBS001", the length of a JSON header, the header padded to four bytes, then the arrays
 * `name`, `first`, `lng`, `lat` (four bytes each) and `kind` (one). Little-endian.
 */
import type { ObstacleLines } from './obstacle-lines.ts';

const magic = 'JLOBS001';

interface Header {
  names: string[];
  lines: number;
  points: number;
}

/** A file of obstacle lines that cannot be used: another format, or cut short. */
export class BadObstacleFile extends Error {}

export function encodeObstacles(lines: ObstacleLines): Uint8Array[] {
  const header: Header = {
    names: [...lines.names],
    lines: lines.kind.length,
    points: lines.lng.length,
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const head = new Uint8Array(padded(12 + json.length));
  head.set(new TextEncoder().encode(magic));
  new DataView(head.buffer).setUint32(8, json.length, true);
  head.set(json, 12);
  const bytes = ({ buffer, byteOffset, byteLength }: Uint32Array | Int32Array) =>
    new Uint8Array(buffer, byteOffset, byteLength);
  return [
    head,
    bytes(lines.name),
    bytes(lines.first),
    bytes(lines.lng),
    bytes(lines.lat),
    lines.kind,
  ];
}

/** Opens a file that was read whole; nothing is copied. Throws `BadObstacleFile`. */
export function decodeObstacles(buffer: ArrayBuffer): ObstacleLines {
  const bytes = new Uint8Array(buffer);
  const found = new TextDecoder().decode(bytes.subarray(0, 8));
  if (found !== magic)
    throw new BadObstacleFile(
      `expected a file of obstacles ${magic}, found "${found}"; import the region again`,
    );
  const cut = () => new BadObstacleFile(`file of obstacles is cut at ${bytes.length} bytes`);
  if (bytes.length < 12) throw cut();
  const jsonLength = new DataView(buffer).getUint32(8, true);
  if (bytes.length < 12 + jsonLength) throw cut();
  const header = JSON.parse(
    new TextDecoder().decode(bytes.subarray(12, 12 + jsonLength)),
  ) as Header;
  let offset = padded(12 + jsonLength);
  if (bytes.length !== offset + 4 * (2 * header.lines + 1 + 2 * header.points) + header.lines)
    throw cut();
  const take = (count: number) => {
    const start = offset;
    offset += 4 * count;
    return [buffer, start, count] as const;
  };
  return {
    names: header.names,
    name: new Uint32Array(...take(header.lines)),
    first: new Uint32Array(...take(header.lines + 1)),
    lng: new Int32Array(...take(header.points)),
    lat: new Int32Array(...take(header.points)),
    kind: new Uint8Array(buffer, offset, header.lines),
  };
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}
