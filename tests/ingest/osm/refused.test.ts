import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { OsmElement } from '../../../server/ingest/osm/element.ts';
import { openOsmFile } from '../../../server/ingest/osm/open.ts';
import { encodePbf } from './encode-pbf.ts';
import { readBytes, refusal } from './read-all.ts';

const FIXTURES = new URL('../../fixtures/osm/', import.meta.url);

const NODES: OsmElement[] = Array.from({ length: 15 }, (_, i) => ({
  type: 'node',
  id: i + 1,
  lng: 113 + i / 100,
  lat: 22,
  tags: { name: `${i} 号` },
}));

describe('a file that is no OSM file is refused with one sentence', () => {
  const noOsmFile = 'is not an OpenStreetMap file (.osm.pbf, .osm, .osm.bz2 or .osm.gz).';
  it.each<[string, Uint8Array | string, string]>([
    ['empty.osm.pbf', '', 'is empty.'],
    ['picture.osm.pbf', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), noOsmFile],
    ['text.osm', 'name,lng,lat\n', noOsmFile],
    ['zeros.osm.pbf', new Uint8Array(5000), noOsmFile],
    ['spaces.osm', '   \n ', noOsmFile],
    [
      'x.osm.xz',
      Buffer.from('fd377a585a000004', 'hex'),
      'is compressed with xz, which cannot be read here: unpack it first.',
    ],
    [
      'x.osm.zst',
      Buffer.from('28b52ffd04000000', 'hex'),
      'is compressed with zstd, which cannot be read here: unpack it first.',
    ],
    [
      'x.zip',
      Buffer.from('504b0304140000', 'hex'),
      'is compressed with zip, which cannot be read here: unpack it first.',
    ],
    [
      'twice.osm.gz',
      gzipSync(gzipSync('<osm></osm>')),
      'holds gzip inside gzip: unpack it once first.',
    ],
    ['text.gz', gzipSync('hello'), noOsmFile],
    ['nothing.gz', gzipSync(''), noOsmFile],
    [
      'page.osm',
      '<!DOCTYPE html><html><body><p>Not found</html>',
      'is not an OpenStreetMap file: it opens with <html>, not <osm>.',
    ],
    [
      'page.osm.pbf',
      '<!doctype html><p>Not found',
      'is not an OpenStreetMap file: it looks like XML, but ',
    ],
  ])('%s', async (name, bytes, sentence) => {
    expect(await refusal(name, bytes)).toContain(sentence);
  });

  it('and so is one that is not there, or a folder', async () => {
    await expect(openOsmFile('no/such/town.osm.pbf')).rejects.toThrow(
      'no/such/town.osm.pbf cannot be opened: there is no such file.',
    );
    const folder = await mkdtemp(`${tmpdir()}/jinlin-osm-`);
    await expect(openOsmFile(folder)).rejects.toThrow(
      `${folder} cannot be opened: it is a folder.`,
    );
    await rm(folder, { recursive: true });
  });

  it('and so are random bytes, whatever header they follow', async () => {
    const headers = [
      '',
      '1f8b0800000000000003',
      '425a6839314159265359',
      '00000d0a094f534d48656164657218a701',
      '3c6f736d3e',
    ];
    let seed = 1;
    for (const header of headers) {
      for (let round = 0; round < 40; round++) {
        const noise = Buffer.from(
          Array.from({ length: 200 }, () => (seed = (seed * 16807) % 2147483647) & 255),
        );
        await refusal('noise.osm.pbf', Buffer.concat([Buffer.from(header, 'hex'), noise]));
      }
    }
  });
});

describe('a file that is cut off anywhere is refused', () => {
  const pbf = encodePbf(NODES, {}, 5);
  const xml = `<osm>${NODES.map((n) => `<node id="${n.id}" lat="1" lon="1"><tag k="a" v="村"/></node>`).join('\n')}</osm>`;

  it.each<[string, () => Buffer | Promise<Buffer>]>([
    ['a.osm', () => Buffer.from(xml)],
    ['a.osm.gz', () => gzipSync(xml)],
    ['a.osm.pbf.gz', () => gzipSync(pbf)],
    ['a.osm.bz2', () => readFile(new URL('tiny.osm.bz2', FIXTURES))],
    ['b.osm.bz2', () => readFile(new URL('tiny-two-streams.osm.bz2', FIXTURES))],
  ])('%s', async (name, make) => {
    const whole = await make();
    await readBytes(name, whole);
    for (let length = whole.length - 1; length >= 0; length -= 3) {
      const sentence = await refusal(name, whole.subarray(0, length));
      if (length > 100) expect(sentence).toMatch(/^is cut off/);
    }
  });

  it('a.osm.pbf, but where it ends with a block it is a shorter file', async () => {
    const whole: OsmElement[][] = [];
    for (let length = 0; length < pbf.length; length++) {
      const outcome = await readBytes('a.osm.pbf', pbf.subarray(0, length)).catch(
        (error: Error) => error,
      );
      if (!(outcome instanceof Error)) whole.push(outcome.elements);
      else {
        expect(outcome.name).toBe('BrokenOsmFile');
        if (length > 100)
          expect(outcome.message).toContain(
            `is cut off at byte ${length}: the block that begins at byte`,
          );
      }
    }
    expect(whole).toEqual([[], NODES.slice(0, 5), NODES.slice(0, 10)]);
  });
});

describe('a bzip2 file', () => {
  it('may consist of several streams, as parallel compressors write them', async () => {
    const one = await readBytes('a.osm.bz2', await readFile(new URL('tiny.osm.bz2', FIXTURES)));
    const two = await readBytes(
      'b.osm.bz2',
      await readFile(new URL('tiny-two-streams.osm.bz2', FIXTURES)),
    );
    expect(one.elements).toHaveLength(41);
    expect(two).toEqual(one);
  });

  it('with a wrong bit is refused, or that bit meant nothing', async () => {
    const bytes = await readFile(new URL('tiny.osm.bz2', FIXTURES));
    const { elements } = await readBytes('a.osm.bz2', bytes);
    const refused: number[] = [];
    for (let at = 0; at < bytes.length; at += 2) {
      const broken = Buffer.from(bytes);
      broken[at] = (broken[at] as number) ^ 0x10;
      const outcome = await readBytes('a.osm.bz2', broken).catch((error: Error) => error);
      if (!(outcome instanceof Error)) expect(outcome.elements).toEqual(elements);
      else if (outcome.name === 'BrokenOsmFile') refused.push(at);
      else throw outcome;
    }
    expect(refused.length).toBeGreaterThan(0.9 * (bytes.length / 2));
  });
});
