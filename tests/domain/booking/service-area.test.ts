import { describe, expect, test } from 'vitest';
import { position } from '../../../server/geo/position.ts';
import type { ServiceArea } from '../../../server/domain/booking/model.ts';
import { comesTo, thatCome, type Door } from '../../../server/domain/booking/service-area.ts';
import { door, resource } from './world.ts';

const home: Door = { position: door(5), community: '440402001001' };

describe('a service area', () => {
  const square: ServiceArea = {
    kind: 'polygon',
    rings: [
      [position(0, 0), position(4, 0), position(4, 4), position(0, 4), position(0, 0)],
      [position(1, 1), position(2, 1), position(2, 2), position(1, 2), position(1, 1)],
    ],
  };
  const lying = (lng: number, lat: number): Door => ({
    position: position(lng, lat),
    community: null,
  });

  test('of minutes reaches as far as its staff travel in them, to the second', () => {
    const area: ServiceArea = { kind: 'minutes', minutes: 15 };
    expect(comesTo(area, home, 900)).toBe(true);
    expect(comesTo(area, home, 901)).toBe(false);
    expect(comesTo(area, home, null)).toBe(false);
  });

  test('of communities reaches those, or all of a street or district', () => {
    const area = (...codes: string[]): ServiceArea => ({ kind: 'communities', codes });
    expect(comesTo(area('440402001002', '440402001001'), home, null)).toBe(true);
    expect(comesTo(area('440402001002'), home, 0)).toBe(false);
    expect(comesTo(area('440402001'), home, null)).toBe(true);
    expect(comesTo(area('440402001001'), { ...home, community: null }, 0)).toBe(false);
    expect(comesTo(area(), home, 0)).toBe(false);
  });

  test('of a polygon reaches what is inside and in no hole', () => {
    expect(comesTo(square, lying(3, 3), null)).toBe(true);
    expect(comesTo(square, lying(1.5, 1.5), null)).toBe(false);
    expect(comesTo(square, lying(5, 3), null)).toBe(false);
  });

  test('takes those along whose way is short enough, and asks for each way once', () => {
    const asked: string[] = [];
    const staff = [
      resource('rides'),
      resource('walks', { profile: 'walk' }),
      resource('rides too'),
      resource('stays', { profile: null }),
    ];
    const coming = thatCome({ kind: 'minutes', minutes: 15 }, staff, home, (profile) => {
      asked.push(profile);
      return profile === 'walk' ? 2400 : 600;
    });
    expect(coming.map(({ id }) => id)).toEqual(['rides', 'rides too']);
    expect(asked).toEqual(['ebike', 'walk']);
    expect(thatCome(null, staff, home, () => 0)).toEqual([]);
    expect(
      thatCome({ kind: 'communities', codes: ['44'] }, staff, home, () => null).map(({ id }) => id),
    ).toEqual(['rides', 'walks', 'rides too']);
  });
});
