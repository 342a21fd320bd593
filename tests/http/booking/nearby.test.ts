import { beforeAll, expect, test } from 'vitest';
import { DoorTravel } from '../../../server/domain/booking/travel.ts';
import type { Position } from '../../../server/geo/position.ts';
import { NearbyOfferings } from '../../../server/http/booking/nearby.ts';
import type { Records } from '../../../server/store/app/records.ts';
import { addStaff, boss, offered, vetted } from '../../fixtures/booking-world.ts';
import { draw, gridCity, type Drawn, type Place } from '../../fixtures/drawn-world.ts';
import { emptyRecords } from '../../fixtures/empty-records.ts';
import { MemoryRegions, now } from '../../fixtures/http-world.ts';

/** 38 × 2 crossings, 100 m apart: on foot a metre a second. A hospital with two gates lies along the street. */
let town: Drawn;
let records: Records;
let door: Position;
const today = '2026-03-04';

beforeAll(async () => {
  const city = gridCity(38, 2, 100);
  town = await draw({
    ...city,
    nodes: { ...city.nodes, clinic: [500, 0, { amenity: 'clinic', name: '社区卫生站' }] },
    bounds: [-100, -100, 3800, 200],
  });
});

const nearby = () => {
  const regions = new MemoryRegions([town.engine]);
  return new NearbyOfferings(
    records.booking.catalogue,
    new DoorTravel(() => regions),
    () => regions,
  );
};

/** A provider at a place of the plane with a room that is open to residents. */
function room(at: Place, facility: string | null = null): string {
  const { booking } = records;
  const provider = vetted(booking, null, town.place(at));
  const staff = addStaff(booking, provider, '1号');
  const values = {
    serviceKind: 'room-booking',
    mode: 'at_facility',
    serviceArea: null,
    facility,
  } as const;
  const added = booking.offerings.add(provider, offered(values), [staff], boss);
  if (!added.ok) throw new Error(added.reason);
  return added.offering.id;
}

const found = () =>
  nearby()
    .to(door, today)
    .map(({ place, seconds }) => [place.name, Math.round(seconds)]);

test('an hour on foot is near, a second more is not', () => {
  records = emptyRecords(undefined, () => now);
  door = town.place([0, 0]);
  room([3599, 0]);
  room([3601, 0]);
  expect(found()).toEqual([['安心家政', 3599]]);
});

test('a facility of the register gives name, place and entrances, its provider where it names none', () => {
  records = emptyRecords(undefined, () => now);
  door = town.place([0, 0]);
  const clinic = town.engine.region.facilities.find(({ name }) => name === '社区卫生站')!;
  room([2000, 0], clinic.id);
  room([300, 0]);
  expect(found()).toEqual([
    ['社区卫生站', 500],
    ['安心家政', 300],
  ]);
});

test('a facility that closed for good, or that nobody knows, is nowhere to go', () => {
  records = emptyRecords(undefined, () => now);
  door = town.place([0, 0]);
  const clinic = town.engine.region.facilities.find(({ name }) => name === '社区卫生站')!;
  room([2000, 0], clinic.id);
  room([2000, 0], 'n0');
  const open = town.engine;
  const closing = (closedOn: string) => {
    const facilities = open.region.facilities.map((one) =>
      one === clinic ? { ...one, closedOn } : one,
    );
    return { ...town, engine: open.over({ ...open.region, facilities }) } as Drawn;
  };
  const before = town;
  try {
    town = closing('2026-03-05');
    expect(found()).toEqual([['社区卫生站', 500]]);
    town = closing('2026-03-04');
    expect(found()).toEqual([]);
  } finally {
    town = before;
  }
});

test('of several entrances the quickest counts', () => {
  const { engine, place } = town;
  const travel = new DoorTravel(() => new MemoryRegions([engine]));
  const ways = travel.walkTo(
    place([0, 0]),
    [[place([700, 0]), place([400, 0])], [], [place([900, 0])]],
    899,
  );
  expect(ways.map((way) => way && Math.round(way))).toEqual([400, null, null]);
});
