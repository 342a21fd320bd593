import { describe, expect, test } from 'vitest';
import {
  BadObstacleFile,
  decodeObstacles,
  encodeObstacles,
} from '../../server/network/obstacle-file.ts';
import { ObstacleIndex, type ObstacleLines } from '../../server/network/obstacle-lines.ts';

const lines: ObstacleLines = {
  names: ['', '示范江'],
  kind: Uint8Array.of(0, 3, 2),
  name: Uint32Array.of(1, 0, 0),
  first: Uint32Array.of(0, 3, 5, 7),
  // A bent river from west to east, a wall across it, a railway far away.
  lng: Int32Array.of(0, 100, 200, 50, 50, 9000, 9100),
  lat: Int32Array.of(0, 0, 100, -50, 50, 0, 0),
};
const none: ObstacleLines = {
  names: [''],
  kind: new Uint8Array(0),
  name: new Uint32Array(0),
  first: Uint32Array.of(0),
  lng: new Int32Array(0),
  lat: new Int32Array(0),
};

function bytesOf(of: ObstacleLines): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.concat(encodeObstacles(of)));
}

describe('a file of obstacle lines', () => {
  test.each([lines, none])('reads as what was written', (of) => {
    expect(decodeObstacles(bytesOf(of).buffer)).toEqual(of);
  });

  test('of another format is refused', () => {
    const bytes = bytesOf(lines);
    bytes[7] = 57;
    expect(() => decodeObstacles(bytes.buffer)).toThrow(BadObstacleFile);
    expect(() => decodeObstacles(bytes.buffer)).toThrow(/"JLOBS009"; import the region again/);
  });

  test('is refused wherever it is cut', () => {
    const bytes = bytesOf(lines);
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeObstacles(bytes.slice(0, length).buffer)).toThrow(BadObstacleFile);
  });
});

describe('an index of obstacle lines', () => {
  const crossings = (of: ObstacleLines, a: [number, number], b: [number, number]) =>
    new ObstacleIndex(of)
      .crossings(
        a.map((v) => v / 1e7),
        b.map((v) => v / 1e7),
      )
      .map(({ line, fraction }) => [line, Math.round(fraction * 100) / 100])
      .sort((x, y) => x[0]! - y[0]!);

  test('finds what a segment crosses, and where', () => {
    expect(crossings(lines, [20, 40], [20, -40])).toEqual([[0, 0.5]]);
    expect(crossings(lines, [0, 20], [100, 20])).toEqual([[1, 0.5]]);
    expect(crossings(lines, [0, 10], [200, 60])).toEqual([
      [0, 0.73],
      [1, 0.25],
    ]);
    expect(crossings(lines, [0, 60], [100, 60])).toEqual([]);
    expect(crossings(none, [0, 0], [100, 100])).toEqual([]);
  });

  test('takes lines of one kind and name for one thing, and what has no name for itself', () => {
    const index = new ObstacleIndex({
      ...lines,
      kind: Uint8Array.of(0, 0, 0),
      name: Uint32Array.of(1, 1, 0),
    });
    expect(index.sameThing(0)).toBe(index.sameThing(1));
    expect(index.sameThing(2)).not.toBe(index.sameThing(0));
    expect(new ObstacleIndex(lines).sameThing(1)).not.toBe(new ObstacleIndex(lines).sameThing(2));
  });
});
