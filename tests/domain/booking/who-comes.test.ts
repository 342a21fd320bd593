import { describe, expect, test } from 'vitest';
import { position } from '../../../server/geo/position.ts';
import type { Offering, ServiceArea } from '../../../server/domain/booking/model.ts';
import { comesTo, thatCome, type Door } from '../../../server/domain/booking/service-area.ts';
import { whoComes, type Offer } from '../../../server/domain/booking/who-comes.ts';
import { at, door, job, offering, resource, shown, world } from './world.ts';

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

describe('who comes to a door', () => {
  const now = at('2026-03-04T00:00');
  const offer = (id: string, given: Partial<Offering> = {}, rest: Partial<Offer> = {}): Offer => ({
    offering: offering({ id, provider: id, ...given }),
    vetting: 'approved',
    resources: [resource(`staff of ${id}`, { offerings: [id] })],
    occupied: [],
    absences: [],
    fromBase: () => 600,
    ...rest,
  });
  const comes = (...offers: Offer[]) =>
    whoComes(
      offers,
      home,
      { suspensions: [], fromMs: now, knownUntilMs: at('2026-03-18T00:00'), nowMs: now },
      world,
    ).map(
      ({ serviceKind, providers, earliestMs }) =>
        `${serviceKind}: ${providers}, ${earliestMs === null ? 'never' : shown(earliestMs).slice(5)}`,
    );

  test('is counted by kind, with the earliest of their times', () => {
    const busy = job('staff of a', '2026-03-04', '9:00', '11:00', { door: door(5) });
    expect(
      comes(
        offer('a', {}, { occupied: [busy] }),
        offer('b', {}, { resources: [resource('b', { offerings: ['b'] })] }),
        offer(
          'c',
          { serviceKind: 'home-repair' },
          { occupied: [{ ...busy, resource: 'staff of c' }] },
        ),
      ),
    ).toEqual(['home-cleaning: 2, 03-04T09:00', 'home-repair: 1, 03-04T11:00']);
  });

  test('counts a provider of two offerings once', () => {
    expect(comes(offer('a'), offer('b', { provider: 'a' }))).toEqual([
      'home-cleaning: 1, 03-04T09:00',
    ]);
  });

  test('leaves out who is too far, not approved, closed, without staff, or receives at a counter', () => {
    expect(
      comes(
        offer('far', {}, { fromBase: () => 1801 }),
        offer('no-way', {}, { fromBase: () => null }),
        offer('new', {}, { vetting: 'submitted' }),
        offer('closed', { active: false }),
        offer('left', {}, { resources: [resource('x', { offerings: ['left'], active: false })] }),
        offer('other', {}, { resources: [resource('x', { offerings: ['else'] })] }),
        offer('hall', { mode: 'at_facility' }),
      ),
    ).toEqual([]);
    expect(comes(offer('near', {}, { fromBase: () => 1800 }))).toEqual([
      'home-cleaning: 1, 03-04T09:00',
    ]);
  });

  test('says so where they come and nobody is free', () => {
    const away = { id: 'l', resource: 'staff of a', startMs: now, endMs: at('2026-04-01T00:00') };
    expect(comes(offer('a', {}, { absences: [away] }))).toEqual(['home-cleaning: 1, never']);
  });

  test('takes the shortest of several durations', () => {
    const until11 = job('staff of a', '2026-03-04', '9:00', '11:00', { door: door(5) });
    const long = offer('a', { durationsMinutes: [120, 60] }, { occupied: [until11] });
    expect(comes(long)).toEqual(['home-cleaning: 1, 03-04T11:00']);
  });
});
