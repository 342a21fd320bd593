/**
 * The file of houses: "JLBLD001", their number, then the arrays `lng`, `lat`, `squareMeters`, `levels`, four bytes each. Little-endian.
 * The service never reads it: only whoever spreads people over houses does.
 */
import type { Buildings } from '../domain/buildings.ts';

const magic = 'JLBLD001';
const headBytes = 12;

export const buildingsFile = 'buildings.bin';

/** A file of houses that cannot be used: another format, or cut short. */
export class BadBuildingsFile extends Error {}

export function encodeBuildings({ lng, lat, squareMeters, levels }: Buildings): Uint8Array[] {
  const head = new Uint8Array(headBytes);
  head.set(new TextEncoder().encode(magic));
  new DataView(head.buffer).setUint32(8, lng.length, true);
  return [
    head,
    ...[lng, lat, squareMeters, levels].map(
      ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
    ),
  ];
}

/** Nothing is copied. Throws `BadBuildingsFile`. */
export function decodeBuildings(buffer: ArrayBuffer): Buildings {
  const found = new TextDecoder().decode(new Uint8Array(buffer, 0, Math.min(8, buffer.byteLength)));
  if (found !== magic)
    throw new BadBuildingsFile(
      `expected a file of houses ${magic}, found "${found}"; import the region again`,
    );
  const count = buffer.byteLength < headBytes ? NaN : new DataView(buffer).getUint32(8, true);
  if (buffer.byteLength !== headBytes + 16 * count)
    throw new BadBuildingsFile(`file of houses is cut at ${buffer.byteLength} bytes`);
  const at = (column: number) => headBytes + 4 * count * column;
  return {
    lng: new Int32Array(buffer, at(0), count),
    lat: new Int32Array(buffer, at(1), count),
    squareMeters: new Float32Array(buffer, at(2), count),
    levels: new Float32Array(buffer, at(3), count),
  };
}
