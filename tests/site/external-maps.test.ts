import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromGcj02 } from '../../server/geo/datum.ts';
import { distanceMeters } from '../../server/geo/distance.ts';
import { externalMaps } from '../../site/lib/external-maps.ts';
import { sharedData } from '../shared-data.ts';

const links = async (position: readonly number[], name = '百家超市') =>
  Object.fromEntries((await externalMaps(position, name)).map(({ code, url }) => [code, url]));

/** Where a link puts its pin, `[lng, lat]`. */
function pinOf(url: string): [number, number] {
  const [, first, second] = /(?:position=|location=|coord:|ll=)([-\d.]+),([-\d.]+)/.exec(url)!;
  const isLngFirst = url.includes('position=');
  return isLngFirst ? [Number(first), Number(second)] : [Number(second), Number(first)];
}

describe('links to other maps', () => {
  test('put the pin in GCJ-02, as a published pair of positions has it', async () => {
    // The pair of the coordtransform package’s README.
    for (const url of Object.values(await links([116.404, 39.915]))) {
      const [lng, lat] = pinOf(url);
      expect(lng).toBeCloseTo(116.41024449916938, 5);
      expect(lat).toBeCloseTo(39.91640428150164, 5);
    }
  });

  test('say what each app expects, in its order', async () => {
    expect(await links([116.404, 39.915])).toEqual({
      amap: `https://uri.amap.com/marker?position=116.410244,39.916404&name=${encodeURIComponent('百家超市')}&coordinate=gaode&src=jinlin`,
      baidu: `https://api.map.baidu.com/marker?location=39.916404,116.410244&title=${encodeURIComponent('百家超市')}&content=${encodeURIComponent('百家超市')}&output=html&coord_type=gcj02&src=jinlin`,
      tencent: `https://apis.map.qq.com/uri/v1/marker?marker=coord:39.916404,116.410244;title:${encodeURIComponent('百家超市')};addr:${encodeURIComponent('百家超市')}&referer=jinlin`,
      apple: `https://maps.apple.com/?ll=39.916404,116.410244&q=${encodeURIComponent('百家超市')}`,
    });
  });

  test.each([
    ['Neubrandenburg', [13.261, 53.557]],
    ['Porto Alegre', [-51.23, -30.03]],
  ])('outside China shift nothing: %s', async (_name, position) => {
    for (const url of Object.values(await links(position))) expect(pinOf(url)).toEqual(position);
  });

  test('lead back to a district’s border in GCJ-02 from where the service puts it', async (context) => {
    const file = sharedData('boundaries/shenzhen-districts-gcj02.geojson', context);
    const districts = JSON.parse(readFileSync(file, 'utf8')) as {
      features: { geometry: { coordinates: unknown } }[];
    };
    const numbers = (districts.features.flatMap(({ geometry }) => geometry.coordinates) as never[])
      .flat(Infinity as 1)
      .map(Number);
    let farthestMeters = 0,
      shiftMeters = Infinity;
    for (let i = 0; i + 1 < numbers.length; i += 2 * 97) {
      const [lng, lat] = [numbers[i]!, numbers[i + 1]!];
      const here = fromGcj02(lng, lat);
      shiftMeters = Math.min(shiftMeters, distanceMeters(here[0], here[1], lng, lat));
      for (const url of Object.values(await links(here))) {
        const [x, y] = pinOf(url);
        farthestMeters = Math.max(farthestMeters, distanceMeters(x, y, lng, lat));
      }
    }
    expect(shiftMeters).toBeGreaterThan(300);
    expect(farthestMeters).toBeLessThan(1);
  });
});

describe('a name in a link', () => {
  const nameIn = async (name: string) =>
    new URL((await links([113.5, 22.3], name)).amap!).searchParams.get('name');

  test.each(['A&B=C?#%', '“老街” 茶楼', 'https://example.com/', '🏪 士多', "O'Brien;x:y"])(
    '%s arrives as it is',
    async (name) => {
      expect(await nameIn(name)).toBe(name);
    },
  );

  test('cannot end Tencent’s marker', async () => {
    const { tencent } = await links([113.5, 22.3], 'x;coord:1,2&a=b');
    const marker = new URL(tencent!).searchParams.get('marker')!;
    expect(marker.split(';')).toHaveLength(3);
    expect(marker.split(';')[1]).toBe('title:x；coord：1,2&a=b');
  });

  test('of 40 characters stays, of 41 is cut, never within a character', async () => {
    expect(await nameIn('店'.repeat(40))).toBe('店'.repeat(40));
    expect(await nameIn('店'.repeat(41))).toBe(`${'店'.repeat(39)}…`);
    expect(await nameIn('🏪'.repeat(500))).toBe(`${'🏪'.repeat(39)}…`);
    expect(await nameIn(`a\ud800b`)).toBe('ab');
    expect(await nameIn('')).toBe('');
  });
});
