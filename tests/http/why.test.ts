import { beforeAll, describe, expect, test } from 'vitest';
import { profiles } from '../../server/contract/profile.ts';
import type { Route } from '../../server/contract/route.ts';
import { WhySchema, type Why } from '../../server/contract/why.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { edgeFlag } from '../../server/network/flags.ts';
import { isClosed } from '../../server/network/opened.ts';
import type { App } from '../../server/http/app.ts';
import {
  appOver,
  circle,
  expectValid,
  get,
  problem,
  realTown,
  sampleTown,
  seededOrigins,
  smallTown,
  type Parameters,
} from '../fixtures/http-world.ts';
import { beyondRiver, crossingAt } from '../fixtures/small-town.ts';

let sample: RegionEngine;
let app: App;

beforeAll(async () => {
  sample = await sampleTown();
  app = await appOver([sample]);
}, 60_000);

const square = '112.94184,23.48280';
const southBank = '112.94816,23.46486';

async function why(service: App, parameters: Parameters): Promise<Why> {
  const answer = await get<Why>(service, '/api/v1/why', parameters);
  expectValid(WhySchema, answer);
  return answer;
}

describe('why in the sample', () => {
  test('over the river: the water, and the bridge that the way takes', async () => {
    const answer = await why(app, { from: square, to: southBank, minutes: 30 });
    const water = answer.obstacles.find(({ kind }) => kind === 'water')!;
    expect(water.places[0]!.name).toBe('示范江');
    expect(water.crossedAt).toMatchObject({ note: 'bridge' });
    expect(water.crossedAt!.name).toMatch(/桥$/);
    expect(water.savedSeconds).toBeGreaterThan(300);
  });

  test('from one side of a shut gate to the other: the gate by its name', async () => {
    const { network } = sample.region;
    const told = new Set<string>();
    for (let e = 0; e < network.edgeCount; e++) {
      const flags = network.edgeFlags[e]!;
      if ((flags & edgeFlag.gate) === 0 || !isClosed(flags)) continue;
      const node = network.edgeFrom[e]!;
      const [lng, lat] = [network.nodeLng[node]! / 1e7, network.nodeLat[node]! / 1e7];
      for (const [x, y] of [
        [2e-4, 0],
        [0, 2e-4],
      ] as const) {
        const response = await app.inject(
          `/api/v1/why?from=${lng - x},${lat - y}&to=${lng + x},${lat + y}`,
        );
        const shut = response
          .json<Why>()
          .obstacles?.find(({ kind }) => kind === 'closed-gate')
          ?.places.find(({ what }) => what === 'gate');
        if (shut?.name) told.add(shut.name);
      }
    }
    expect(told.size).toBeGreaterThan(5);
    for (const name of told) expect(name).toMatch(/门$/);
  });

  test('along the stairs with a pram: the stairs, which a walker does not hear of', async () => {
    const { network } = sample.region;
    const at = (node: number) => `${network.nodeLng[node]! / 1e7},${network.nodeLat[node]! / 1e7}`;
    let told = 0;
    for (let e = 0; e < network.edgeCount; e++) {
      if (network.names[network.edgeName[e]!] !== '百步梯') continue;
      const ends = { from: at(network.edgeFrom[e]!), to: at(network.edgeTo[e]!) };
      const [pram, walk] = [
        await why(app, { ...ends, profile: 'pram' }),
        await why(app, { ...ends, profile: 'walk' }),
      ];
      const steps = pram.obstacles.find(({ kind }) => kind === 'steps');
      if (steps?.places.some(({ name }) => name === '百步梯')) told++;
      expect(walk.obstacles.some(({ kind }) => kind === 'steps')).toBe(false);
    }
    expect(told).toBeGreaterThan(0);
  });

  test.each(profiles)(
    'its seconds, metres and way are those of the circle and the route: %s',
    async (profile) => {
      let asked = 0;
      for (const at of seededOrigins(sample, 3, 11)) {
        const { facilities, limitMinutes } = await circle(app, at, { profile, minutes: 10 });
        for (const facility of facilities.filter((_, i) => i % 25 === 0)) {
          const from = at.join(',');
          const answer = await why(app, { from, facility: facility.id, profile, minutes: 10 });
          const route = await get<Route>(app, '/api/v1/route', {
            from,
            to: `facility:${facility.id}`,
            profile,
          });
          expect(answer.route).toEqual(route);
          expect([answer.inside, answer.seconds, answer.meters, answer.limitMinutes]).toEqual([
            true,
            facility.seconds,
            facility.meters,
            limitMinutes,
          ]);
          expect([answer.facility!.openNow, answer.facility!.changesAt]).toEqual([
            facility.openNow,
            facility.changesAt,
          ]);
          asked++;
        }
      }
      expect(asked).toBeGreaterThan(2);
    },
  );

  test('the limit is that of the place, of a kind, or the asked one', async () => {
    const limit = async (more: Parameters) =>
      (await why(app, { from: square, to: southBank, ...more })).limitMinutes;
    expect(await limit({})).toBe(15);
    expect(await limit({ kind: 'rural' })).toBe(30);
    expect(await limit({ minutes: 7 })).toBe(7);
  });
});

describe.each(['sample', 'zhuhai-tangjia', 'sichuan-panzhihua', 'neubrandenburg'])(
  'every answer in %s',
  (name) => {
    test.for(['walk', 'pram', 'bike'] as const)(
      'holds what it promises: %s',
      async (profile, context) => {
        const town = name === 'sample' ? sample : await realTown(name, context);
        const service = await appOver([town]);
        const places = seededOrigins(town, 25, 21);
        let answered = 0;
        for (let i = 1; i < places.length; i++) {
          const response = await service.inject(
            `/api/v1/why?from=${places[i - 1]!.join(',')}&to=${places[i]!.join(',')}&profile=${profile}&minutes=15`,
          );
          if (response.statusCode === 422) continue;
          const answer = response.json<Why>();
          expectValid(WhySchema, answer);
          answered++;
          expect(answer.obstacles.length).toBeLessThanOrEqual(5);
          const saved = answer.obstacles.map(({ savedSeconds }) => savedSeconds ?? 0);
          expect(saved).toEqual(saved.toSorted((a, b) => b - a));
          expect(answer.inside).toBe(answer.seconds !== null && answer.seconds <= 900);
          expect(answer.obstacles.some(({ kind }) => kind === 'distance')).toBe(
            answer.straightSeconds > 900,
          );
          if (answer.meters !== null)
            expect(answer.meters).toBeGreaterThanOrEqual(answer.straightMeters - 2);
          for (const { kind, savedSeconds, secondsWithout } of answer.obstacles) {
            if (savedSeconds === null || secondsWithout === null) continue;
            expect(Math.abs(answer.seconds! - savedSeconds - secondsWithout)).toBeLessThan(0.3);
            // Wheels go faster than the straight line’s seconds only where a ferry carries them.
            if (kind !== 'off-street' && kind !== 'distance')
              expect(savedSeconds).toBeGreaterThanOrEqual(
                Math.max(60, 0.1 * answer.seconds!) - 0.2,
              );
          }
        }
        expect(answered).toBeGreaterThan(5);
      },
    );
  },
);

describe('why not at all', () => {
  test('over water that no street crosses there is no way, and that is an answer', async () => {
    const service = await appOver([await smallTown()]);
    const answer = await why(service, {
      from: crossingAt(2, 2).join(','),
      to: beyondRiver.join(','),
    });
    expect([answer.seconds, answer.meters, answer.route, answer.inside]).toEqual([
      null,
      null,
      null,
      false,
    ]);
  });

  test('a facility whose hours are asked for in the evening is closed then', async () => {
    const service = await appOver([await smallTown()]);
    const parameters = { from: crossingAt(2, 2).join(','), facility: 'n501' };
    const evening = await why(service, { ...parameters, at: '2026-03-04T22:00' });
    expect(evening.at).toBe('2026-03-04T22:00:00+08:00');
    expect(evening.facility).toMatchObject({
      openNow: false,
      changesAt: '2026-03-05T08:00:00+08:00',
    });
    const before = await why(service, { ...parameters, at: '2026-03-04T21:59' });
    expect(before.facility).toMatchObject({
      openNow: true,
      changesAt: '2026-03-04T22:00:00+08:00',
    });
  });

  test('to a place and a facility at once is refused', async () => {
    const answer = await problem(
      app,
      `/api/v1/why?from=${square}&to=${southBank}&facility=n1&lang=en`,
    );
    expect([answer.status, answer.code]).toEqual([400, 'one-of-two']);
    expect(answer.detail).toBe('Give parameter to or facility, not both.');
  });
});
