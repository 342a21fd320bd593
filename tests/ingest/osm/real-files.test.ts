import { open, stat } from 'node:fs/promises';
import { createOSMStream } from 'osm-pbf-parser-node';
import { describe, expect, it } from 'vitest';
import { roundDegrees } from '../../../server/ingest/osm/element.ts';
import { openOsmFile } from '../../../server/ingest/osm/open.ts';
import { sharedData } from '../../shared-data.ts';
import { collect, refusal } from './read-all.ts';

/** Nodes and ways as the data's own description counts them. */
const TOWNS: [file: string, nodes: number, ways: number][] = [
  ['shenzhen-longgang.osm.pbf', 8_005, 773],
  ['zhuhai-tangjia.osm.pbf', 4_838, 460],
  ['zhuhai-jinding.osm.pbf', 2_176, 236],
  ['jiangxi-guixi.osm.pbf', 4_020, 433],
  ['sichuan-panzhihua.osm.pbf', 11_697, 1_130],
  ['neubrandenburg.osm.pbf', 152_087, 25_897],
  ['porto-alegre.osm.pbf', 43_264, 16_032],
];

describe('a real town', () => {
  it.for(TOWNS)(
    '%s reads the same as by an independent reader',
    async ([file, nodes, ways], context) => {
      const path = sharedData(`osm/${file}`, context);
      const ours = await collect(await openOsmFile(path));
      expect(ours.filter(({ type }) => type === 'node')).toHaveLength(nodes);
      expect(ours.filter(({ type }) => type === 'way')).toHaveLength(ways);
      let at = 0;
      for await (const theirs of createOSMStream(path, { withTags: true })) {
        if (!('type' in theirs)) continue;
        const { lon, lat, ...rest } = theirs as { lon?: number; lat?: number };
        const place =
          lon === undefined ? {} : { lng: roundDegrees(lon), lat: roundDegrees(lat as number) };
        if (
          JSON.stringify(sorted(ours[at])) !==
          JSON.stringify(sorted({ tags: {}, ...rest, ...place }))
        ) {
          expect(ours[at]).toEqual({ tags: {}, ...rest, ...place });
        }
        at++;
      }
      expect(at).toBe(ours.length);
    },
  );

  it('reads the same from PBF and from bzip2-compressed XML', async (context) => {
    const pbf = await openOsmFile(sharedData('osm/zhuhai-tangjia.osm.pbf', context));
    const bz2 = await openOsmFile(sharedData('osm/zhuhai-tangjia.osm.bz2', context));
    expect(await collect(bz2)).toEqual(await collect(pbf));
    expect(await bz2.bounds()).toEqual(await pbf.bounds());
  });

  it('can be read in several passes, each counting its bytes up to the end', async (context) => {
    const path = sharedData('osm/porto-alegre.osm.pbf', context);
    const source = await openOsmFile(path);
    expect(source.totalBytes).toBe((await stat(path)).size);
    for (let pass = 0; pass < 2; pass++) {
      const counts: number[] = [];
      let ways = 0;
      for await (const batch of source.read({ ways: true }, (bytes) => counts.push(bytes)))
        ways += batch.length;
      expect(ways).toBe(16_032);
      expect(counts).toEqual(counts.toSorted((a, b) => a - b));
      expect(counts.at(-1)).toBe(source.totalBytes);
    }
  });

  it('is not read on while its reader is busy, nor after it leaves', async (context) => {
    const source = await openOsmFile(sharedData('osm/neubrandenburg.osm.pbf', context));
    let bytes = 0;
    for await (const _batch of source.read({ nodes: true }, (read) => (bytes = read))) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      break;
    }
    expect(bytes).toBeLessThan(source.totalBytes / 2);
  });

  it.for(['zhuhai-tangjia.osm.bz2', 'zhuhai-tangjia.osm.pbf'])(
    '%s cut off is refused',
    async (file, context) => {
      const path = sharedData(`osm/${file}`, context);
      const handle = await open(path);
      const whole = await handle.readFile();
      await handle.close();
      for (let i = 0; i < 12; i++) {
        const length = whole.length - 1 - Math.floor((i * whole.length) / 12);
        expect(await refusal(file, whole.subarray(0, length))).toMatch(/^is cut off at byte \d+/);
      }
    },
  );
});

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(
    ([key, inner]) => [key, key === 'tags' ? sorted(inner) : inner] as const,
  );
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
