import { expect, test } from 'vitest';
import { secondsTo } from '../../server/network/route.ts';
import { snap } from '../../server/network/snap.ts';
import { draw, gridCity } from '../fixtures/drawn-world.ts';

test.each(['walk', 'pram', 'bike'] as const)(
  'looking back from a goal takes as long as going there, one-way streets included: %s',
  async (profile) => {
    const city = gridCity(5, 5, 120, { highway: 'residential', oneway: 'yes' });
    const { engine, network, place } = await draw({
      ...city,
      // Back is possible along the outermost streets only.
      ways: city.ways.map(([nodes, tags], i) => [
        nodes,
        i % 5 === 0 || i % 5 === 4 ? { highway: 'residential', name: tags.name! } : tags,
      ]),
    }).then((world) => ({
      engine: world.engine,
      network: world.network,
      place: (x: number, y: number) => world.place([x, y]),
    }));
    const accessClass = profile === 'walk' ? 'foot' : profile;
    let different = 0;
    for (const [from, to] of [
      [place(30, 0), place(400, 360)],
      [place(400, 360), place(30, 0)],
      [place(120, 300), place(240, 60)],
    ] as const) {
      const start = snap(network, accessClass, from, 300)!;
      const end = snap(network, accessClass, to, 300)!;
      engine.reach.start(engine.travel(profile), start, 1e5);
      engine.reach.expand(1e5);
      const there = secondsTo(engine.reach, end);
      engine.secondReach.start(engine.otherTravel(profile, 'reversed'), end, 1e5);
      engine.secondReach.expand(1e5);
      expect(secondsTo(engine.secondReach, start)).toBeCloseTo(there, 3);
      expect(there).toBeLessThan(Infinity);
      engine.reach.start(engine.travel(profile), end, 1e5);
      engine.reach.expand(1e5);
      if (Math.abs(secondsTo(engine.reach, start) - there) > 1) different++;
    }
    // Only for bicycles is the way back another one.
    expect(different > 0).toBe(profile === 'bike');
  },
);
