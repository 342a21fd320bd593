import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OsmElement } from '../../../server/ingest/osm/element.ts';
import {
  blob,
  encodePbf,
  field,
  frame,
  header,
  packed,
  primitiveBlock,
  zigzag,
} from './encode-pbf.ts';
import { readBytes, refusal } from './read-all.ts';

const CORNER: OsmElement[] = [
  { type: 'node', id: 1, lng: 113.5736001, lat: 22.3431999, tags: {} },
  {
    type: 'node',
    id: -7,
    lng: -0.0000001,
    lat: -89.9999999,
    tags: { name: '唐家市场', amenity: 'marketplace' },
  },
  { type: 'way', id: 9_000_000_000, refs: [1, -7, 1], tags: { highway: 'footway' } },
  { type: 'way', id: -3, refs: [], tags: {} },
  {
    type: 'relation',
    id: 4,
    members: [
      { type: 'way', ref: 9_000_000_000, role: 'outer' },
      { type: 'node', ref: -7, role: '' },
      { type: 'relation', ref: 4, role: 'self' },
    ],
    tags: { type: 'site' },
  },
];

describe('a PBF file', () => {
  it.each([
    ['packed nodes, zlib', {}],
    ['packed nodes, raw blobs', { packing: 'raw' as const }],
    ['plain nodes', { dense: false }],
  ])('gives back every element, bit for bit: %s', async (_name, options) => {
    expect((await readBytes('a.osm.pbf', encodePbf(CORNER, options))).elements).toEqual(CORNER);
  });

  it('is recognised by its content under any name', async () => {
    expect((await readBytes('download.tmp', encodePbf(CORNER))).elements).toEqual(CORNER);
  });

  it('states its bounds in degrees', async () => {
    const bytes = encodePbf(CORNER, { box: [113.5, 22.25, 113.75, 22.5] });
    expect((await readBytes('a.osm.pbf', bytes)).bounds).toEqual([113.5, 22.25, 113.75, 22.5]);
    expect((await readBytes('a.osm.pbf', encodePbf(CORNER))).bounds).toBeNull();
  });

  it('may count in other units from another origin', async () => {
    const nodes: OsmElement[] = [
      { type: 'node', id: 1, lng: 113.573601, lat: -22.343205, tags: {} },
    ];
    const options = { granularity: 1000, lngOffset: 100_000_000_000, latOffset: -20_000_000_000 };
    expect((await readBytes('a.osm.pbf', encodePbf(nodes, options))).elements).toEqual(nodes);
  });

  it('yields only the wanted kinds', async () => {
    const { elements } = await readBytes('a.osm.pbf', encodePbf(CORNER), { ways: true });
    expect(elements).toEqual(CORNER.filter(({ type }) => type === 'way'));
  });

  it('gives back whatever was written, in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyElement(), { maxLength: 40 }),
        fc.nat(6),
        async (elements, perBlock) => {
          const bytes = encodePbf(elements, { packing: 'raw' }, perBlock + 1);
          expect((await readBytes('a.osm.pbf', bytes)).elements).toEqual(elements);
        },
      ),
      { seed: 1, numRuns: 100 },
    );
  });
});

describe('a broken PBF file is refused', () => {
  const start = blob('OSMHeader', header({}));

  it('when a block is compressed in a way that is not read', async () => {
    const bytes = Buffer.concat([start, frame('OSMData', field(7, Buffer.from('zstd')))]);
    expect(await refusal('a.osm.pbf', bytes)).toBe(
      'has blocks compressed with zstd, which cannot be read here: convert it to zlib.',
    );
  });

  it('when it needs a feature that is not read', async () => {
    const bytes = encodePbf(CORNER, { features: ['OsmSchema-V0.6', 'HistoricalInformation'] });
    expect(await refusal('a.osm.pbf', bytes)).toBe(
      'needs a feature that cannot be read here (HistoricalInformation).',
    );
  });

  it('when a block claims more than the format allows', async () => {
    const head = Buffer.concat([field(1, Buffer.from('OSMData')), field(3, 2 ** 40)]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(head.length);
    expect(await refusal('a.osm.pbf', Buffer.concat([start, length, head]))).toContain(
      `corrupt block at byte ${start.length} (a block of 1099511627776 bytes)`,
    );
  });

  it('when a zlib block unpacks to more than the format allows', async () => {
    const bytes = Buffer.concat([start, blob('OSMData', Buffer.alloc(40_000_000))]);
    expect(await refusal('a.osm.pbf', bytes)).toContain(`corrupt block at byte ${start.length}`);
  });

  it.each([
    ['tags without an end', packed([1, 1]), 'a number is cut off'],
    ['a text that is not there', packed([99, 1, 0]), 'text number 99 of 2'],
    ['tags left over', packed([0, 0, 0]), 'columns of unequal length'],
  ])('when packed nodes have %s', async (_name, keysAndValues, reason) => {
    const one = packed([zigzag(1)]);
    const dense = Buffer.concat([
      field(1, one),
      field(8, one),
      field(9, one),
      field(10, keysAndValues),
    ]);
    const block = Buffer.concat([
      field(1, Buffer.concat(['', 'a'].map((text) => field(1, Buffer.from(text))))),
      field(2, field(2, dense)),
    ]);
    const bytes = Buffer.concat([start, blob('OSMData', block, 'raw')]);
    expect(await refusal('a.osm.pbf', bytes)).toBe(
      `has a corrupt block at byte ${start.length} (${reason}).`,
    );
  });

  it('when a node lies off the earth', async () => {
    const block = primitiveBlock([{ type: 'node', id: 5, lng: 0, lat: 91, tags: {} }]);
    expect(await refusal('a.osm.pbf', Buffer.concat([start, blob('OSMData', block)]))).toContain(
      'node 5 lies off the earth',
    );
  });

  it('or read, but never crashes or hangs, whatever byte of it is wrong', async () => {
    const whole = encodePbf(CORNER, { packing: 'raw', box: [1, 2, 3, 4] });
    let refused = 0;
    for (let at = 0; at < whole.length; at++) {
      for (const flip of [0x01, 0x80, 0xff]) {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] as number) ^ flip;
        await readBytes('a.osm.pbf', bytes).catch((error: Error) => {
          expect(error.name).toBe('BrokenOsmFile');
          refused++;
        });
      }
    }
    expect(refused).toBeGreaterThan(whole.length);
  });
});

function anyElement(): fc.Arbitrary<OsmElement> {
  const id = fc.integer({ min: -(2 ** 40), max: 2 ** 40 });
  const tags = fc.dictionary(
    fc.string({ unit: 'grapheme' }).filter((key) => key !== '__proto__'),
    fc.string({ unit: 'grapheme' }),
    { maxKeys: 3, noNullPrototype: true },
  );
  const unit = (most: number) =>
    fc.integer({ min: -most * 1e7, max: most * 1e7 }).map((value) => value / 1e7);
  const memberType = fc.constantFrom('node' as const, 'way' as const, 'relation' as const);
  return fc.oneof(
    fc.record({ type: fc.constant('node' as const), id, lng: unit(180), lat: unit(90), tags }),
    fc.record({
      type: fc.constant('way' as const),
      id,
      refs: fc.array(id, { maxLength: 5 }),
      tags,
    }),
    fc.record({
      type: fc.constant('relation' as const),
      id,
      members: fc.array(fc.record({ type: memberType, ref: id, role: fc.string() }), {
        maxLength: 4,
      }),
      tags,
    }),
  );
}
