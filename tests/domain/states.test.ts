/** Covered, gap, unknown. */
import { describe, expect, test } from 'vitest';
import { draw, type DrawnOptions, type DrawnWorld } from '../fixtures/drawn-world.ts';

const street = { highway: 'residential' };

/** A street of 2,400 m with a shop 500 m and a clinic 1,200 m from its west end, and no market at all. */
const world: DrawnWorld = {
  nodes: {
    home: [0, 0],
    east: [2400, 0],
    shop: [500, 0, { shop: 'convenience' }],
    clinic: [1200, 0, { amenity: 'clinic' }],
  },
  ways: [['home east', street]],
};

async function states(options: DrawnOptions, drawn: DrawnWorld = world, minutes = 15) {
  const { categories } = (await draw(drawn, options)).circle('home', { minutes });
  return Object.fromEntries(
    categories.map(({ code, state, because, inside, nearestSeconds, nearestFacility }) => [
      code,
      {
        state,
        because,
        inside,
        nearestSeconds: nearestSeconds && Math.round(nearestSeconds),
        nearestFacility,
      },
    ]),
  );
}

describe('a category', () => {
  test('with a facility inside is covered, complete or not', async () => {
    for (const complete of [[], ['grocery']]) {
      expect((await states({ complete })).grocery).toEqual({
        state: 'covered',
        because: undefined,
        inside: 1,
        nearestSeconds: 500,
        nearestFacility: 'n3',
      });
    }
  });

  test('declared complete is a gap, and its nearest facility is told up to twice the limit', async () => {
    const found = await states({ complete: ['health', 'market'] });
    expect(found.health).toEqual({
      state: 'gap',
      because: undefined,
      inside: 0,
      nearestSeconds: 1200,
      nearestFacility: 'n4',
    });
    expect(found.market).toEqual({
      state: 'gap',
      because: undefined,
      inside: 0,
      nearestSeconds: null,
      nearestFacility: null,
    });
    // Twice 9 minutes are 1,080 s.
    expect((await states({ complete: ['health'] }, world, 9)).health).toMatchObject({
      state: 'gap',
      nearestSeconds: null,
    });
    expect((await states({ complete: ['health'] }, world, 10)).health).toMatchObject({
      state: 'gap',
      nearestSeconds: 1200,
    });
  });

  test('not declared complete is unknown, never a gap', async () => {
    expect((await states({ complete: ['grocery'] })).market).toMatchObject({
      state: 'unknown',
      because: 'incomplete-register',
    });
  });

  test('is unknown where a street that leaves the data is reached, and its own completeness does not help', async () => {
    const cut: DrawnWorld = {
      ...world,
      nodes: { ...world.nodes, corner: [0, 300] },
      ways: [...world.ways, ['home corner beyond', street]],
    };
    expect((await states({ complete: ['market'] }, cut)).market).toMatchObject({
      state: 'unknown',
      because: 'data-border',
    });
    // What is there is there.
    expect((await states({ complete: ['market'] }, cut)).grocery).toMatchObject({
      state: 'covered',
      because: undefined,
    });
    // The border is 300 s away: 4 minutes end before it, 5 minutes reach it.
    expect((await states({ complete: ['market'] }, cut, 4)).market!.state).toBe('gap');
    expect((await states({ complete: ['market'] }, cut, 6)).market!.state).toBe('unknown');
  });

  test('a facility exactly inside by its seconds counts, one second beyond does not', async () => {
    const at = (x: number): DrawnWorld => ({
      ...world,
      nodes: { ...world.nodes, clinic: [x, 0, { amenity: 'clinic' }] },
    });
    expect((await states({}, at(899))).health).toMatchObject({ state: 'covered', inside: 1 });
    expect((await states({}, at(901))).health).toMatchObject({
      state: 'unknown',
      inside: 0,
      nearestSeconds: 901,
    });
  });

  test('a facility with two categories counts for both and is listed once', async () => {
    const both: DrawnWorld = {
      ...world,
      nodes: { ...world.nodes, shop: [500, 0, { shop: 'convenience', amenity: 'library' }] },
    };
    const found = await states({}, both);
    expect([found.grocery!.inside, found.library!.inside]).toEqual([1, 1]);
    expect(
      (await draw(both)).circle('home', { minutes: 15 }).facilities.map(({ id }) => id),
    ).toEqual(['n3']);
  });
});

test('facilities come nearest first, with seconds rounded up to a tenth', async () => {
  const circle = (await draw(world)).circle('home', { minutes: 30 });
  expect(circle.facilities.map(({ id }) => id)).toEqual(['n3', 'n4']);
  for (const { seconds } of circle.facilities)
    expect(Math.abs(seconds * 10 - Math.round(seconds * 10))).toBeLessThan(1e-6);
});
