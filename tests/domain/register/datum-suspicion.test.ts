import fc from 'fast-check';
import gcoord from 'gcoord';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  datumSuspicion,
  type DatumReference,
  type DatumRow,
} from '../../../server/domain/register/datum-suspicion.ts';
import { readRegisterNorms } from '../../../server/domain/register/register-norms.ts';
import type { NormEntry } from '../../../server/domain/norms.ts';
import { metersPerDegreeLat, metersPerDegreeLng } from '../../../server/geo/distance.ts';
import type { Position } from '../../../server/geo/position.ts';

const { norms: entries } = JSON.parse(
  readFileSync(new URL('../../../data/norms.json', import.meta.url), 'utf8'),
) as { norms: NormEntry[] };
const norms = readRegisterNorms(entries);

const [west, south] = [113.5, 22.3];
const at = (x: number, y: number): Position => [
  west + x / metersPerDegreeLng(south),
  south + y / metersPerDegreeLat,
];
/**
 * Metres to a grid of streets. In blocks of 100 m, 84 % of the ground lies within 30 m of a street; in blocks of 370 m, 30 %. (No datum's shift of about
 * 540 by -317 or 1202 by 377 metres is near a multiple of 370.)
 */
const grid = (blockMeters: number): DatumReference => ({
  nearestStreetMeters(lng, lat) {
    const off = (meters: number) =>
      Math.abs(meters - blockMeters * Math.round(meters / blockMeters));
    return Math.min(
      off((lng - west) * metersPerDegreeLng(south)),
      off((lat - south) * metersPerDegreeLat),
    );
  },
});
const gcj = ([lng, lat]: Position) =>
  gcoord.transform([lng, lat], gcoord.WGS84, gcoord.GCJ02) as Position;
const bd = ([lng, lat]: Position) =>
  gcoord.transform([lng, lat], gcoord.WGS84, gcoord.BD09) as Position;
const asTyped = (position: Position) => position;

/** Shops ten metres off a street of the grid, along all of it. */
const shops = (
  count: number,
  blockMeters: number,
  datum: (position: Position) => Position,
): DatumRow[] =>
  Array.from({ length: count }, (_, i) => ({
    position: datum(at(10 + blockMeters * (i % 7), 37 * i)),
  }));

describe('a table in another datum', () => {
  it.each([
    ['gcj02', gcj],
    ['bd09', bd],
  ] as const)('is suspected: %s', (suspected, datum) => {
    const found = datumSuspicion(shops(60, 370, datum), grid(370), norms);
    expect(found).toMatchObject({ suspected });
    expect(found!.share).toBeGreaterThan(0.5);
    expect(found!.rows).toBe(Math.round(found!.share * 60));
    expect(found!.chance).toBeLessThan(0.001);
  });

  it('in WGS-84 never is', () => {
    for (const block of [60, 100, 200, 370, 1000])
      expect(datumSuspicion(shops(200, block, asTyped), grid(block), norms)).toBeNull();
  });

  it('is not suspected where streets are so dense that every place is near one', () => {
    expect(datumSuspicion(shops(200, 50, gcj), grid(50), norms)).toBeNull();
  });

  it('is not suspected where nothing fits in any datum, as in a field', () => {
    const rows = Array.from({ length: 100 }, (_, i) => ({ position: at(200, 200 + 400 * i) }));
    expect(datumSuspicion(rows, { nearestStreetMeters: () => 500 }, norms)).toBeNull();
  });

  it('needs the norm’s number of places, and rows at one spot are one place', () => {
    expect(datumSuspicion(shops(12, 370, gcj), grid(370), norms)).toMatchObject({
      suspected: 'gcj02',
    });
    expect(datumSuspicion(shops(11, 370, gcj), grid(370), norms)).toBeNull();
    const [first] = shops(1, 370, gcj);
    expect(
      datumSuspicion(
        Array.from({ length: 500 }, () => first!),
        grid(370),
        norms,
      ),
    ).toBeNull();
  });

  it('is suspected when most rows are off, not when half are right', () => {
    const mixed = (right: number) => [
      ...shops(right, 370, asTyped),
      ...shops(100 - right, 370, gcj),
    ];
    expect(datumSuspicion(mixed(20), grid(370), norms)).toMatchObject({ suspected: 'gcj02' });
    expect(datumSuspicion(mixed(50), grid(370), norms)).toBeNull();
    expect(datumSuspicion(mixed(80), grid(370), norms)).toBeNull();
  });

  describe('among streets so dense that half the wrong positions lie near one', () => {
    /** Shops in GCJ-02 one above the other, 1.1 km apart: near a street in both datums, only in GCJ-02, or only as typed. */
    const among = (both: number, onlyThen: number, onlyNow: number, neither = 0) => {
      const kinds = [
        ...Array<string>(both).fill('both'),
        ...Array<string>(onlyThen).fill('then'),
        ...Array<string>(onlyNow).fill('now'),
        ...Array<string>(neither).fill('neither'),
      ];
      const rows = kinds.map((_, i): DatumRow => ({ position: gcj([west, south + i / 100]) }));
      const nearestStreetMeters = (lng: number, lat: number) => {
        const i = Math.round((lat - south) * 100);
        const near = (kind: string) => (kinds[i] === 'both' || kinds[i] === kind ? 5 : Infinity);
        if (Math.abs(lng - west) < 0.0005) return near('then');
        return lng === rows[i]?.position[0] ? near('now') : Infinity;
      };
      return datumSuspicion(rows, { nearestStreetMeters }, norms);
    };

    it('three in four of the rows that tell must speak for the other datum', () => {
      // 120 of 160 are three quarters, 120 of 161 are not. Of all rows 30 % tell so: less than half.
      expect(among(190, 120, 40, 50)).toMatchObject({ suspected: 'gcj02', rows: 120, share: 0.3 });
      expect(among(190, 120, 41, 49)).toBeNull();
    });

    it('and chance must be below one in a million', () => {
      // Twenty against none is one in 2^20 = 1,048,576; nineteen is one in 524,288.
      expect(among(25, 20, 0)).toMatchObject({ suspected: 'gcj02', rows: 20 });
      expect(among(25, 19, 0)).toBeNull();
    });

    it('a table of which enough fits as typed is believed, whatever fits better', () => {
      // 60 of 100 fit as typed; 59 do not suffice.
      expect(among(60, 40, 0)).toBeNull();
      expect(among(59, 41, 0)).toMatchObject({ suspected: 'gcj02', rows: 41 });
    });
  });

  it('shows by its communities too, where their borders are known', () => {
    // Communities of 500 m; each row stands in the middle of its own.
    const codeAt = (lng: number, lat: number) =>
      `${Math.floor(((lng - west) * metersPerDegreeLng(south)) / 500)}/${Math.floor(((lat - south) * metersPerDegreeLat) / 500)}`;
    const reference: DatumReference = {
      nearestStreetMeters: () => 0,
      isInCommunity: (code, lng, lat) => codeAt(lng, lat) === code,
    };
    const rows = (datum: (position: Position) => Position) =>
      Array.from({ length: 30 }, (_, i) => {
        const [lng, lat] = at(250 + 500 * (i % 5), 250 + 500 * Math.floor(i / 5));
        return { position: datum([lng, lat]), communityCode: codeAt(lng, lat) };
      });
    expect(datumSuspicion(rows(gcj), reference, norms)).toMatchObject({
      suspected: 'gcj02',
      rows: 30,
      share: 1,
    });
    expect(datumSuspicion(rows(bd), reference, norms)).toMatchObject({
      suspected: 'bd09',
      rows: 30,
      share: 1,
    });
    expect(datumSuspicion(rows(asTyped), reference, norms)).toBeNull();
    // Borders unknown: streets decide, and here they fit everywhere.
    expect(
      datumSuspicion(rows(gcj), { ...reference, isInCommunity: () => null }, norms),
    ).toBeNull();
  });

  it('cannot be told outside China, where the datums are one', () => {
    const rows = Array.from({ length: 50 }, (_, i) => ({
      position: [13.2 + i / 1000, 53.5] as Position,
    }));
    expect(datumSuspicion(rows, { nearestStreetMeters: () => 500 }, norms)).toBeNull();
  });

  it('is never claimed of places strewn by chance', () => {
    const place = fc.record({
      x: fc.integer({ min: 0, max: 8000 }),
      y: fc.integer({ min: 0, max: 8000 }),
    });
    fc.assert(
      fc.property(
        fc.array(place, { minLength: 60, maxLength: 120 }),
        fc.constantFrom(60, 100, 150, 300),
        (list, block) => {
          expect(
            datumSuspicion(
              list.map(({ x, y }) => ({ position: at(x, y) })),
              grid(block),
              norms,
            ),
          ).toBeNull();
        },
      ),
      { numRuns: 200 },
    );
  });

  it('is found in 200,000 rows by a sample', () => {
    const found = datumSuspicion(shops(200_000, 370, gcj).slice(0, 200_000), grid(370), norms);
    expect(found).toMatchObject({ suspected: 'gcj02' });
    expect(found!.rows).toBeGreaterThan(100_000);
  });
});
