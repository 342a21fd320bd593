/** A street of 2,400 m in which a metre takes a second; a shop 500 m from its west end, no market. The limit is 15 min: 900 s. */
import { describe, expect, test } from 'vitest';
import { coverageOf } from '../../../server/domain/coverage/coverage.ts';
import {
  outcomes,
  stateOfTally,
  tally,
  type Outcomes,
} from '../../../server/domain/coverage/outcomes.ts';
import { placePeople, withLimit } from '../../../server/domain/coverage/people.ts';
import type { Community } from '../../../server/domain/region.ts';
import { layGround } from '../../../server/domain/register/ground.ts';
import { withRegister } from '../../../server/domain/register/with-register.ts';
import { columnsOf, day, peopleOf, type PopulationPoint } from '../../fixtures/coverage-of.ts';
import { at, draw, toBounds, type DrawnWorld } from '../../fixtures/drawn-world.ts';

const street = { highway: 'residential' };
const world: DrawnWorld = {
  nodes: { west: [0, 0], east: [2400, 0], shop: [500, 0, { shop: 'convenience' }] },
  ways: [['west east', street]],
  bounds: [-1000, -1000, 3000, 1000],
};
/** 10 people at the west end, 20 at 1,390 m (890 s), 30 at 1,410 m (910 s), 5 with no street within 300 m. */
const points: PopulationPoint[] = [
  { position: at(0, 0), people: 10, elderly: 4 },
  { position: at(1390, 0), people: 20, elderly: 0 },
  { position: at(1410, 0), people: 30, elderly: 3 },
  { position: at(1200, 400), people: 5, elderly: 1 },
];

async function worldOutcomes(code: string, complete: string[], drawn: DrawnWorld = world) {
  const { engine } = await draw(drawn, { complete });
  const people = peopleOf(engine, points, 'walk', 15);
  return { people, found: coverageOf(engine, people, [code], day).get(code)! };
}
const words = ({ outcome }: Outcomes) => [...outcome].map((number) => outcomes[number]);

describe('people', () => {
  test('are covered within the limit, a gap beyond it, unknown off every street', async () => {
    const { people, found } = await worldOutcomes('grocery', ['grocery']);
    expect(words(found)).toEqual(['covered', 'covered', 'gap', 'no-street']);
    expect([...found.seconds].map(Math.round)).toEqual([500, 890, 910, NaN]);
    expect(tally(found, people.weights.people)).toEqual({
      people: 65,
      covered: 30,
      gap: 30,
      unknown: 5,
    });
    expect(tally(found, people.weights.elderly!)).toEqual({
      people: 8,
      covered: 4,
      gap: 3,
      unknown: 1,
    });
  });

  test('without a facility are a gap where the register is complete, else unknown', async () => {
    const complete = await worldOutcomes('market', ['market']);
    expect(words(complete.found)).toEqual(['gap', 'gap', 'gap', 'no-street']);
    expect([...complete.found.seconds]).toEqual([Infinity, Infinity, Infinity, NaN]);
    const incomplete = await worldOutcomes('market', ['grocery']);
    expect(new Set(words(incomplete.found).slice(0, 3))).toEqual(new Set(['incomplete-register']));
  });

  test('are unknown where the border is nearer than the limit, covered all the same', async () => {
    // The east end goes on beyond the data: 1,010 s from the second, 990 from the third, 2,400 from the first.
    const cut = { ...world, ways: [['west east beyond', street]] } as DrawnWorld;
    const { found } = await worldOutcomes('market', ['market'], cut);
    expect(words(found)).toEqual(['gap', 'gap', 'gap', 'no-street']);
    // 1,510 m east begins what lies within 900 s of it.
    const { engine } = await draw(cut, { complete: ['market', 'grocery'] });
    const homes = [1490, 1510].map((x) => ({ position: at(x, 0), people: 1 }));
    const people = peopleOf(engine, homes, 'walk', 15);
    expect(words(coverageOf(engine, people, ['market'], day).get('market')!)).toEqual([
      'gap',
      'data-border',
    ]);
    const longer = peopleOf(engine, homes, 'walk', 20);
    expect(words(coverageOf(engine, longer, ['grocery'], day).get('grocery')!)).toEqual([
      'covered',
      'covered',
    ]);
  });

  test('have the limit of town or village unless minutes are given', async () => {
    const { engine } = await draw(world, { norms: { urbanDensity: 1000, ruralDensity: 999 } });
    const village = peopleOf(engine, points);
    expect([...village.rural]).toEqual([1, 1, 1, 1]);
    expect([...village.limitSeconds]).toEqual([1800, 1800, 1800, 1800]);
    expect(peopleOf(engine, points, 'walk', 10).limitSeconds[0]).toBe(600);
    const other = withLimit(village, engine.norms, 7);
    expect(other.limitSeconds[3]).toBe(420);
    expect(other.edge).toBe(village.edge);
  });

  test('outside the region are left out and counted', async () => {
    const { engine } = await draw(world);
    const far = { position: at(5000, 0), people: 7 };
    const { count, outside } = peopleOf(engine, [far, ...points]);
    expect(count).toBe(4);
    expect(outside).toEqual({ points: 1, people: 7 });
  });

  test.each([
    [{ people: -1 }, { reason: 'bad-weight', field: 'people', value: -1 }],
    [{ people: NaN }, { reason: 'bad-weight', field: 'people', value: NaN }],
    [{ people: Infinity }, { reason: 'bad-weight', field: 'people', value: Infinity }],
    [
      { people: 3, children: -2 },
      { reason: 'bad-weight', field: 'children', value: -2 },
    ],
    [
      { people: 3, elderly: 4 },
      { reason: 'part-above-whole', field: 'elderly', value: 4 },
    ],
  ])('%o is refused and quoted', async (weights, refusal) => {
    const { engine } = await draw(world);
    const told = [points[0]!, { position: at(0, 0), ...weights }];
    const columns = columnsOf(told.map((point) => ({ elderly: 0, children: 0, ...point })));
    const placed = placePeople(engine, columns, 'walk');
    expect(placed).toEqual({ ok: false, point: 1, ...refusal });
  });

  test('of a group are not known if one point does not say, and 0 is a number', async () => {
    const { engine } = await draw(world);
    const people = peopleOf(engine, points);
    expect([...people.weights.elderly!]).toEqual([4, 0, 3, 1]);
    expect(people.weights.children).toBeNull();
  });
});

describe('the register’s word', () => {
  /** West of 1,250 m one community, east of it another; the street has a corner at 1,300 m. */
  const until = '2026-12-31';
  const community = (
    code: string | null,
    fromX: number,
    toX: number,
    fromY = -400,
    toY = 400,
  ): Community => {
    const box = [fromX, fromY, toX, toY] as const;
    const [w, s, e, n] = toBounds(box);
    const ring = [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ];
    const fields = { name: 'x', committee: 'urban', officialCode: null } as const;
    return { ...fields, code, bounds: toBounds(box), polygons: [[ring]] };
  };
  const bent: DrawnWorld = {
    nodes: { west: [0, 0], corner: [1300, 0], east: [2400, 0] },
    ways: [['west corner east', street]],
    bounds: [-1000, -1000, 3000, 1000],
  };
  const along = (...xs: number[]) => xs.map((x) => [x, 0] as const);

  async function market(
    signed: Record<string, string>,
    communities: Community[],
    homes: readonly (readonly [x: number, y: number])[],
    minutes = 15,
  ) {
    const { engine } = await draw(bent);
    const ground = layGround(engine.region.network, communities);
    const completeness = { ground, signed: new Map([['market', new Map(Object.entries(signed))]]) };
    const over = engine.over(withRegister(engine.region, [], completeness, day));
    const living = homes.map(([x, y]) => ({ position: at(x, y), people: 1 }));
    const people = peopleOf(over, living, 'walk', minutes);
    return words(coverageOf(over, people, ['market'], day).get('market')!);
  }
  const both = [community('440402001001', -500, 1250), community('440402001002', 1250, 2900)];
  const unknown = 'incomplete-register';

  test('is asked of every community that is reached, by the corners of streets', async () => {
    // The corner beyond the boundary is 910 s from 390 m, 890 s from 410 m; 1,300 m lies in it.
    const west = { '440402001001': until };
    expect(await market(west, both, along(390, 410, 1300))).toEqual(['gap', unknown, unknown]);
    // The other way round the west end is the corner that counts: 890 m are within 900 s, 1,260 m are not, nor does the street between.
    const east = { '440402001002': until };
    expect(await market(east, both, along(890, 1260, 2390))).toEqual([unknown, 'gap', 'gap']);
  });

  test('holds where all have signed, up to the last day, and nowhere if none has', async () => {
    const all = { '440402001001': day, '440402001002': day };
    expect(await market(all, both, along(0, 1300))).toEqual(['gap', 'gap']);
    const over = { '440402001001': '2026-03-03', '440402001002': day };
    expect(await market(over, both, along(0, 2390))).toEqual([unknown, 'gap']);
    expect(await market({}, both, along(0, 2390))).toEqual([unknown, unknown]);
  });

  test('is asked of the ground under the home and under its street, however short the limit', async () => {
    // Half a minute reaches no corner: it is 60 s to it from 1,240 m and 40 s from 1,260 m, where the other community begins.
    const west = { '440402001001': until };
    expect(await market(west, both, along(1240, 1260), 0.5)).toEqual(['gap', unknown]);
    // All of the street lies in the south, the homes 50 m north of it: one minute ends 10 s along the street.
    const south = community('440402001003', -500, 2900, -400, 30),
      north = community('440402001004', -500, 2900, 30, 400);
    const home = [[1000, 50]] as const;
    const all = { '440402001003': until, '440402001004': until };
    expect(await market(all, [south, north], home, 1)).toEqual(['gap']);
    expect(await market({ '440402001003': until }, [south, north], home, 1)).toEqual([unknown]);
    expect(await market({ '440402001004': until }, [south, north], home, 1)).toEqual([unknown]);
  });

  test('cannot be given where a community has no code', async () => {
    const nameless = [both[0]!, community(null, 1250, 2900)];
    expect(await market({ '440402001001': until }, nameless, along(390, 2390))).toEqual([
      'gap',
      unknown,
    ]);
  });
});

describe('a group in one word', () => {
  test.each([
    [{ people: null, covered: 0, gap: 0, unknown: 0 }, 'unknown'],
    [{ people: 10, covered: 10, gap: 0, unknown: 0 }, 'covered'],
    [{ people: 10, covered: 9, gap: 0, unknown: 1 }, 'unknown'],
    [{ people: 10, covered: 8, gap: 1, unknown: 1 }, 'gap'],
  ] as const)('%o is %s', (sums, state) => {
    expect(stateOfTally(sums)).toBe(state);
  });

  test('without population nothing is said', async () => {
    const { people, found } = await worldOutcomes('grocery', ['grocery']);
    const nobody = tally(found, people.weights.people, () => false);
    expect(nobody.people).toBeNull();
    expect(stateOfTally(nobody)).toBe('unknown');
  });
});
