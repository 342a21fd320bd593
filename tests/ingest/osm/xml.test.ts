import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { OsmElement } from '../../../server/ingest/osm/element.ts';
import { readBytes, refusal } from './read-all.ts';

const DOCUMENT = `<?xml version='1.0' encoding='UTF-8'?>
<!-- a comment with <node> in it -->
<osm version="0.6" generator="by hand">
  <bounds minlat="22.3431" minlon="113.5736" maxlat="22.3607" maxlon="113.6073"/>
  <node id="1" lat="22.35" lon="113.58"/>
  <node id="2" lat="-0.00000001" lon="113.59000004"><tag k="name" v="唐家 &amp; 市场 &lt;老&gt; &#x6751;"/></node>
  <way id="3"><nd ref="1"/><nd ref="2"/><tag k="highway" v="footway"/></way>
  <relation id="4"><member type="way" ref="3" role="outer"/><member type="node" ref="9"/><tag k="type" v="site"/></relation>
</osm>
`;

const ELEMENTS: OsmElement[] = [
  { type: 'node', id: 1, lng: 113.58, lat: 22.35, tags: {} },
  { type: 'node', id: 2, lng: 113.59, lat: 0, tags: { name: '唐家 & 市场 <老> 村' } },
  { type: 'way', id: 3, refs: [1, 2], tags: { highway: 'footway' } },
  {
    type: 'relation',
    id: 4,
    members: [
      { type: 'way', ref: 3, role: 'outer' },
      { type: 'node', ref: 9, role: '' },
    ],
    tags: { type: 'site' },
  },
];

describe('an OSM XML file', () => {
  it('gives its elements and bounds', async () => {
    const { elements, bounds } = await readBytes('a.osm', DOCUMENT);
    expect(elements).toEqual(ELEMENTS);
    expect(bounds).toEqual([113.5736, 22.3431, 113.6073, 22.3607]);
  });

  it('may be gzipped, in several members too, or begin with a byte order mark', async () => {
    const middle = DOCUMENT.indexOf('<way');
    const members = [DOCUMENT.slice(0, middle), DOCUMENT.slice(middle)].map((part) =>
      gzipSync(part),
    );
    expect((await readBytes('a.osm.gz', gzipSync(DOCUMENT))).elements).toEqual(ELEMENTS);
    expect((await readBytes('a.osm.gz', Buffer.concat(members))).elements).toEqual(ELEMENTS);
    expect((await readBytes('a.osm', `\ufeff${DOCUMENT}`)).elements).toEqual(ELEMENTS);
  });

  it('yields only the wanted kinds', async () => {
    expect((await readBytes('a.osm', DOCUMENT, { nodes: true })).elements).toEqual(
      ELEMENTS.slice(0, 2),
    );
    expect((await readBytes('a.osm', DOCUMENT, { relations: true })).elements).toEqual(
      ELEMENTS.slice(3),
    );
  });

  it('understands the older form of the bounds, and none', async () => {
    const older = DOCUMENT.replace(/<bounds.*>/, '<bound box="22,113,23,114.5" origin="x"/>');
    expect((await readBytes('a.osm', older)).bounds).toEqual([113, 22, 114.5, 23]);
    expect((await readBytes('a.osm', DOCUMENT.replace(/<bounds.*>/, ''))).bounds).toBeNull();
  });

  it('leaves out deleted elements and nodes without a position', async () => {
    const { elements } = await readBytes(
      'a.osm',
      `<osm><node id="1" visible="false" lat="1" lon="1"><tag k="a" v="b"/></node><node id="2"/>
       <way id="-3" action="delete"><nd ref="1"/></way><way id="-4" action="modify"><nd ref="-5"/></way></osm>`,
    );
    expect(elements).toEqual([{ type: 'way', id: -4, refs: [-5], tags: {} }]);
  });

  it('keeps characters whole that lie across the pieces in which a file is read', async () => {
    const nodes = Array.from(
      { length: 20_000 },
      (_, i) => `<node id="${i}" lat="1" lon="2"><tag k="name" v="${'村'.repeat(i % 7)}"/></node>`,
    );
    const { elements } = await readBytes('a.osm', `<osm>${nodes.join('')}</osm>`);
    expect(elements.map(({ id, tags }) => [id, tags['name']])).toEqual(
      nodes.map((_, i) => [i, '村'.repeat(i % 7)]),
    );
  });
});

describe('a broken OSM XML file is refused', () => {
  it.each([
    [
      '<osm>\n<node id="1" lat="22" lon="113">\n</way></osm>',
      'is broken XML at line 3: unexpected close tag.',
    ],
    [
      '<osm><node id="one" lat="22" lon="113"/></osm>',
      'is broken XML at line 1: id="one" is no whole number.',
    ],
    [
      '<osm><node id="1" lat="113" lon="22"/></osm>',
      'is broken XML at line 1: lat="113" is no angle in degrees.',
    ],
    ['<osm><way id="1"><nd/></way></osm>', 'is broken XML at line 1: an attribute ref is missing.'],
    [
      '<osm><node id="1" lat="22" lon="113"/>',
      'is cut off: its XML ends at byte 38 without closing <osm>.',
    ],
    [
      '<osmChange version="0.6"></osmChange>',
      'is not an OpenStreetMap file: it opens with <osmChange>, not <osm>.',
    ],
  ])('%s', async (document, sentence) => {
    expect(await refusal('a.osm', document)).toBe(sentence);
  });

  it('when it is written in another encoding', async () => {
    const gbk = Buffer.concat([
      Buffer.from('<osm><node id="1" lat="1" lon="1"><tag k="name" v="'),
      Buffer.from([0xcc, 0xc6]),
    ]);
    expect(await refusal('a.osm', gbk)).toBe('holds bytes that are not UTF-8 text after byte 0.');
  });
});
