import { expect, test } from 'vitest';
import { whoComes, type GoesOut } from '../../../server/domain/booking/comes.ts';
import { DoorTravel } from '../../../server/domain/booking/travel.ts';
import { draw, gridCity, type Drawn } from '../../fixtures/drawn-world.ts';
import { MemoryRegions } from '../../fixtures/http-world.ts';

/** 21 × 2 crossings, 100 m apart: on foot 100 s from one to the next, elders 200 s. */
const street = () => draw({ ...gridCity(21, 2, 100), bounds: [-100, -100, 2100, 200] });
const asked = (world: Drawn, community: string | null, ...offerings: GoesOut[]) => {
  const regions = new MemoryRegions([world.engine]);
  const door = { position: world.place('0,0'), community };
  return whoComes(new DoorTravel(() => regions), door, offerings).map((found) =>
    Object.fromEntries([...found].map(([profile, s]) => [profile, s === null ? s : Math.round(s)])),
  );
};
const minutes = (n: number) => ({ kind: 'minutes', minutes: n }) as const;

test('minutes count from the base by the profile of the staff: ten minutes reach 600 m on foot, elders 300 m', async () => {
  const world = await street();
  const at = (x: number): GoesOut => ({
    base: world.place([x, 0]),
    area: minutes(10),
    profiles: ['walk', 'elder'],
  });
  expect(asked(world, null, at(299), at(301), at(599), at(601))).toEqual([
    { walk: 299, elder: 598 },
    { walk: 301 },
    { walk: 599 },
    {},
  ]);
});

test('each offering keeps its own minutes though one search answers for all', async () => {
  const world = await street();
  const base = world.place([899, 0]);
  const profiles = ['walk'] as const;
  expect(
    asked(
      world,
      null,
      { base, area: minutes(14), profiles },
      { base, area: minutes(15), profiles },
      { base: world.place('20,0'), area: minutes(60), profiles },
    ),
  ).toEqual([{}, { walk: 899 }, { walk: 2000 }]);
});

test('chosen communities are those of the door and no others, near or far', async () => {
  const world = await street();
  const area = { kind: 'communities', codes: ['440402001001'] } as const;
  const offering = { base: world.place('1,0'), area, profiles: ['walk'] as const };
  expect(asked(world, '440402001001', offering)).toEqual([{ walk: 100 }]);
  expect(asked(world, '440402001002', offering)).toEqual([{}]);
  expect(asked(world, null, offering)).toEqual([{}]);
});

test('a drawn area holds its doors, its holes excepted, and tells no way where none is found', async () => {
  const world = await street();
  const square = (half: number) =>
    (
      [
        [-half, -half],
        [half, -half],
        [half, half],
        [-half, half],
        [-half, -half],
      ] as const
    ).map((corner) => world.place(corner));
  const offering = (...rings: ReturnType<typeof square>[]): GoesOut => ({
    base: world.place([90_000, 0]),
    area: { kind: 'polygon', rings },
    profiles: ['ebike'],
  });
  expect(
    asked(world, null, offering(square(50)), offering(square(50), square(20)), offering()),
  ).toEqual([{ ebike: null }, {}, {}]);
});
