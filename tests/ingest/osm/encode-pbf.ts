import { deflateSync } from 'node:zlib';
import type { OsmElement } from '../../../server/ingest/osm/element.ts';

/*
 * A writer of OSM PBF files, small and slow, made from the format's description alone: the readers are tested against it.
 * https://wiki.openstreetmap.org/wiki/PBF_Format
 */

export interface PbfOptions {
  packing?: 'zlib' | 'raw';
  dense?: boolean;
  /** Nanodegrees per unit, and of the origin. */
  granularity?: number;
  latOffset?: number;
  lngOffset?: number;
  /** Degrees: west, south, east, north. */
  box?: [number, number, number, number];
  features?: string[];
}

/** One header and one data block per run of up to `perBlock` elements of one kind. */
export function encodePbf(
  elements: OsmElement[],
  options: PbfOptions = {},
  perBlock = 8000,
): Buffer {
  const blocks: OsmElement[][] = [];
  for (const element of elements) {
    const last = blocks.at(-1);
    if (last && last.length < perBlock && last[0]?.type === element.type) last.push(element);
    else blocks.push([element]);
  }
  return Buffer.concat([
    blob('OSMHeader', header(options), options.packing),
    ...blocks.map((block) => blob('OSMData', primitiveBlock(block, options), options.packing)),
  ]);
}

export function blob(type: string, content: Buffer, packing: 'zlib' | 'raw' = 'zlib'): Buffer {
  const data =
    packing === 'raw'
      ? field(1, content)
      : Buffer.concat([field(2, content.length), field(3, deflateSync(content))]);
  return frame(type, data);
}

/** A blob whose packed form is already there. */
export function frame(type: string, data: Buffer): Buffer {
  const head = Buffer.concat([field(1, Buffer.from(type)), field(3, data.length)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, data]);
}

export function header({ box, features = ['OsmSchema-V0.6', 'DenseNodes'] }: PbfOptions): Buffer {
  const parts = features.map((feature) => field(4, Buffer.from(feature)));
  if (box) {
    const [west, south, east, north] = box;
    const sides = [west, east, north, south].map((degrees, i) =>
      field(i + 1, zigzag(nano(degrees))),
    );
    parts.unshift(field(1, Buffer.concat(sides)));
  }
  return Buffer.concat(parts);
}

export function primitiveBlock(elements: OsmElement[], options: PbfOptions = {}): Buffer {
  const { granularity = 100, latOffset = 0, lngOffset = 0, dense = true } = options;
  const texts = [''];
  const text = (value: string) => {
    // Number 0 ends a run of tags, so not even an empty text may have it.
    const known = texts.indexOf(value, 1);
    return known > 0 ? known : texts.push(value) - 1;
  };
  const units = (degrees: number, offset: number) =>
    Math.round((nano(degrees) - offset) / granularity);
  const tagColumns = (tags: OsmElement['tags']) => [
    field(2, packed(Object.keys(tags).map(text))),
    field(3, packed(Object.values(tags).map(text))),
  ];

  const messages: Buffer[] = [];
  const nodes = elements.filter((element) => element.type === 'node');
  if (dense && nodes.length > 0) {
    const runs = nodes.map(({ tags }) => [...Object.entries(tags).flat().map(text), 0]);
    messages.push(
      field(
        2,
        Buffer.concat([
          field(1, differences(nodes.map(({ id }) => id))),
          field(8, differences(nodes.map(({ lat }) => units(lat, latOffset)))),
          field(9, differences(nodes.map(({ lng }) => units(lng, lngOffset)))),
          ...(runs.every((run) => run.length === 1) ? [] : [field(10, packed(runs.flat()))]),
        ]),
      ),
    );
  }
  for (const element of elements) {
    if (element.type === 'node' && !dense) {
      const parts = [field(1, zigzag(element.id)), ...tagColumns(element.tags)];
      parts.push(field(8, zigzag(units(element.lat, latOffset))));
      parts.push(field(9, zigzag(units(element.lng, lngOffset))));
      messages.push(field(1, Buffer.concat(parts)));
    } else if (element.type === 'way') {
      const parts = [
        field(1, element.id),
        ...tagColumns(element.tags),
        field(8, differences(element.refs)),
      ];
      messages.push(field(3, Buffer.concat(parts)));
    } else if (element.type === 'relation') {
      const { members } = element;
      const kinds = ['node', 'way', 'relation'];
      const parts = [field(1, element.id), ...tagColumns(element.tags)];
      parts.push(field(8, packed(members.map(({ role }) => text(role)))));
      parts.push(field(9, differences(members.map(({ ref }) => ref))));
      parts.push(field(10, packed(members.map(({ type }) => kinds.indexOf(type)))));
      messages.push(field(4, Buffer.concat(parts)));
    }
  }
  return Buffer.concat([
    field(1, Buffer.concat(texts.map((value) => field(1, Buffer.from(value))))),
    field(2, Buffer.concat(messages)),
    field(17, granularity),
    field(19, latOffset),
    field(20, lngOffset),
  ]);
}

/** A field: a number as a varint, bytes with their length. */
export function field(number: number, value: number | bigint | Buffer): Buffer {
  if (!Buffer.isBuffer(value)) return Buffer.concat([varint(number * 8), varint(value)]);
  return Buffer.concat([varint(number * 8 + 2), varint(value.length), value]);
}

export function packed(values: (number | bigint)[]): Buffer {
  return Buffer.concat(values.map(varint));
}

export function zigzag(value: number): bigint {
  return value < 0 ? -2n * BigInt(value) - 1n : 2n * BigInt(value);
}

function differences(values: number[]): Buffer {
  return packed(values.map((value, i) => zigzag(value - (values[i - 1] ?? 0))));
}

function varint(value: number | bigint): Buffer {
  let rest = BigInt.asUintN(64, BigInt(value));
  const bytes: number[] = [];
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  bytes.push(Number(rest));
  return Buffer.from(bytes);
}

function nano(degrees: number): number {
  return Math.round(degrees * 1e9);
}
