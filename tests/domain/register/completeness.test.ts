/** When a gap may be called one: two communities along a street, each with an office that signs or does not. */
import { describe, expect, test } from 'vitest';
import { layGround, nowhere } from '../../../server/domain/register/ground.ts';
import { communityAt } from '../../../server/domain/kind.ts';
import type { Community } from '../../../server/domain/region.ts';
import { at, draw, testCategories, toBounds, type DrawnWorld } from '../../fixtures/drawn-world.ts';
import { circleAt } from '../../../server/domain/circle.ts';
import { withRegister } from '../../../server/domain/register/with-register.ts';

type Box = readonly [number, number, number, number];
function community(code: string | null, box: Box): Community {
  const [w, s, e, n] = box;
  const ring = [at(w, s), at(e, s), at(e, n), at(w, n), at(w, s)].map((corner) => [...corner]);
  return {
    code,
    name: code ?? 'nameless',
    committee: 'urban',
    officialCode: null,
    bounds: toBounds(box),
    polygons: [[ring]],
  };
}

const street = { highway: 'residential' };
/** 3,000 m from west to east, with junctions 500 m apart; the two communities meet at 1,250 m, between two junctions. */
const world: DrawnWorld = {
  nodes: {
    a: [0, 0],
    b: [500, 0],
    c: [1000, 0],
    kink: [1300, 10],
    d: [1500, 0],
    e: [3000, 0],
    bn: [500, 60],
    cn: [1000, 60],
    dn: [1500, 60],
  },
  ways: [
    ['a b c kink d e', street],
    ['b bn', street],
    ['c cn', street],
    ['d dn', street],
  ],
  bounds: [-500, -500, 3500, 500],
};
const west = community('440402001001', [-400, -400, 1250, 400]);
const east = community('440402001002', [1250, -400, 3400, 400]);

interface Asked {
  /** Category and the communities that signed for it, each until its day. */
  signed?: Record<string, string>;
  minutes?: number;
  from?: readonly [number, number];
  communities?: Community[];
  day?: string;
}

async function market({
  signed = {},
  minutes = 15,
  from = [0, 0],
  communities = [west, east],
  day = '2026-03-04',
}: Asked) {
  const drawn = await draw(world);
  const { engine } = drawn;
  const ground = layGround(engine.region.network, communities);
  const completeness = { ground, signed: new Map([['market', new Map(Object.entries(signed))]]) };
  const over = engine.over(withRegister(engine.region, [], completeness, '2026-03-04'));
  const date = new Date(`${day}T10:00:00+08:00`);
  const result = circleAt(
    over,
    {
      position: at(from[0], from[1]),
      profile: 'walk',
      minutes,
      at: { text: '', date },
      streets: false,
    },
    testCategories,
  );
  if (!result.ok) throw new Error(result.reason);
  const {
    state,
    because,
    signed: count,
  } = result.circle.categories.find(({ code }) => code === 'market')!;
  return { state, because, signed: count };
}

describe('a category', () => {
  const until = '2026-12-31';

  test('is a gap where the only community touched has signed', async () => {
    // 15 minutes are 900 m: the east begins at 1,250.
    expect(await market({ signed: { '440402001001': until } })).toEqual({
      state: 'gap',
      because: undefined,
      signed: undefined,
    });
  });

  test('is unknown where nobody has signed, and says of how many', async () => {
    expect(await market({})).toEqual({
      state: 'unknown',
      because: 'incomplete-register',
      signed: { communities: 0, of: 1, outside: false },
    });
  });

  test('needs every community whose streets are reached, by their corners', async () => {
    const one = { signed: { '440402001001': until } };
    // The corner at 1,300 m is the first point of a street in the east: 1,300.17 s away, with its bend.
    expect((await market({ ...one, minutes: 21 })).state).toBe('gap');
    expect(await market({ ...one, minutes: 22 })).toEqual({
      state: 'unknown',
      because: 'incomplete-register',
      signed: { communities: 1, of: 2, outside: false },
    });
    const both = { signed: { '440402001001': until, '440402001002': until } };
    expect((await market({ ...both, minutes: 22 })).state).toBe('gap');
    expect((await market({ signed: { '440402001002': until }, minutes: 22 })).signed).toEqual({
      communities: 1,
      of: 2,
      outside: false,
    });
  });

  test('is a gap to the last day of the signature and unknown from the next on', async () => {
    const signed = { '440402001001': '2026-03-10' };
    expect((await market({ signed, day: '2026-03-10' })).state).toBe('gap');
    expect((await market({ signed, day: '2026-03-11' })).state).toBe('unknown');
  });

  test('is unknown where part of the circle lies in no known community', async () => {
    const asked = { signed: { '440402001001': until }, communities: [west] };
    expect((await market({ ...asked, minutes: 21 })).state).toBe('gap');
    expect((await market({ ...asked, minutes: 22 })).signed).toEqual({
      communities: 1,
      of: 1,
      outside: true,
    });
  });

  test('is unknown where a community without a code is touched: it has no office here', async () => {
    const nameless = community(null, [1250, -400, 3400, 400]);
    const asked = { signed: { '440402001001': until }, communities: [west, nameless], minutes: 22 };
    expect((await market(asked)).signed).toEqual({ communities: 1, of: 2, outside: false });
  });

  test('counts the community around the start even where its streets are another’s', async () => {
    // 50 m north of the street, in a strip of its own.
    const strip = community('440402001003', [-400, 30, 1250, 400]);
    const south = community('440402001001', [-400, -400, 1250, 30]);
    const asked = { communities: [south, strip], from: [100, 50] as const, minutes: 5 };
    expect((await market({ ...asked, signed: { '440402001001': until } })).signed).toEqual({
      communities: 1,
      of: 2,
      outside: false,
    });
  });

  test('says nothing of communities where none is known', async () => {
    expect(await market({ communities: [] })).toEqual({
      state: 'unknown',
      because: 'incomplete-register',
      signed: undefined,
    });
  });
});

test('the ground says of every node and corner what a look at each boundary says', async () => {
  const { engine } = await draw(world);
  const { network } = engine.region;
  // A ring within a ring, a triangle, and one that overlaps: the smallest box wins.
  const triangle = {
    ...community('440402001009', [800, -300, 1600, 300]),
    polygons: [[[at(800, -300), at(1600, -300), at(1200, 300), at(800, -300)].map((p) => [...p])]],
  };
  const hole = [at(900, -50), at(1100, -50), at(1100, 50), at(900, 50), at(900, -50)].map((p) => [
    ...p,
  ]);
  const holed = { ...west, polygons: [[...west.polygons[0]!, hole]] };
  const communities = [holed, east, triangle];
  const ground = layGround(network, communities);
  let outside = 0;
  for (let node = 0; node < network.nodeCount; node++) {
    const [lng, lat] = [network.nodeLng[node]! / 1e7, network.nodeLat[node]! / 1e7];
    const expected = communityAt(communities, [lng, lat]);
    const number = ground.ofNode[node]!;
    if (number === nowhere) outside++;
    expect([node, number === nowhere ? null : communities[number]]).toEqual([node, expected]);
  }
  expect(ground.mixed.size).toBeGreaterThan(0);
  expect(outside).toBeLessThan(network.nodeCount);
});
