/** Facilities that a scenario adds, moves, closes and enlarges along one street. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Change } from '../../../server/contract/scenario.ts';
import { placePeople } from '../../../server/domain/coverage/people.ts';
import { movedPeople } from '../../../server/domain/scenario/moved-people.ts';
import {
  addPath,
  addShop,
  changed,
  closeStreet,
  moveTo,
  refusal,
  tryChange,
} from '../../fixtures/changed-world.ts';
import { columnsOf } from '../../fixtures/coverage-of.ts';
import { at, draw, gridCity, type Drawn } from '../../fixtures/drawn-world.ts';

let street: Drawn;

beforeAll(async () => {
  street = await draw({
    nodes: {
      a: [0, 0],
      b: [2000, 0],
      shop: [100, 0, { shop: 'convenience', name: '老店' }],
      clinic: [200, 0, { amenity: 'clinic', 'capacity:persons': '40' }],
    },
    ways: [['a b', { highway: 'residential' }]],
    bounds: [-500, -500, 2500, 500],
  });
});

const enlarge = (facility: string, capacity: number): Change => ({
  kind: 'enlarge-facility',
  facility,
  capacity,
});
const close = (facility: string): Change => ({ kind: 'close-facility', facility });
const seconds = (world: Drawn) =>
  world.circle([1000, 0], { minutes: 15 }).facilities.map(({ id, seconds: own }) => [id, own]);

describe('facilities of a scenario', () => {
  test('are added, moved and closed, and the circle follows', () => {
    expect(seconds(street)).toEqual([
      ['n4', 800],
      ['n3', 900],
    ]);
    const after = changed(street, addShop('new-1', [1100, 0]), moveTo('n3', [700, 0]), close('n4'));
    expect(seconds(after).map(([id, own]) => [id, Math.round(Number(own))])).toEqual([
      ['new-1', 100],
      ['n3', 300],
    ]);
    expect(seconds(street).length).toBe(2);
  });

  test('that no change names keep their record, so that their way to the street is known', () => {
    const result = tryChange(street, addShop('new-1', [1100, 0]));
    if (!result.ok) throw new Error(result.problem.reason);
    const { facilities } = result.engine.region;
    expect(facilities[0]).toBe(street.engine.region.facilities[0]);
  });

  test('are known by the ids that they speak for', () => {
    const { engine } = street;
    const aliases = new Map([['n999', 'n3']]);
    const over = street.over(engine.over({ ...engine.region, aliases }));
    expect(seconds(changed(over, close('n999'))).map(([id]) => id)).toEqual(['n4']);
  });

  test('may be enlarged, also one that was added before, and never made smaller', () => {
    const added: Change = { ...addShop('new-1', [5, 0]), capacity: 50 } as Change;
    expect(refusal(street, added, enlarge('new-1', 50))).toBeNull();
    expect(refusal(street, added, enlarge('new-1', 49))).toBe('not-larger');
    expect(refusal(street, enlarge('n3', 1))).toBeNull();
  });
});

describe('refused is', () => {
  test('what is not there, or no longer', () => {
    expect(refusal(street, close('n77'))).toBe('unknown-facility');
    expect(refusal(street, close('n3'), moveTo('n3', [5, 0]))).toBe('unknown-facility');
    expect(refusal(street, moveTo('n3', [5, 0]), close('n3'))).toBeNull();
  });

  test('an id that is taken, and a category that nobody knows', () => {
    expect(refusal(street, addShop('new-1', [5, 0]), addShop('new-1', [9, 0]))).toBe('id-taken');
    const odd = { ...addShop('new-1', [5, 0]), categories: ['grocery', 'castle'] } as Change;
    expect(refusal(street, odd)).toBe('unknown-category');
  });

  test('a place beyond the region, or farther than 300 m from every street', () => {
    expect(refusal(street, addShop('new-1', [2501, 0]))).toBe('outside-region');
    expect(refusal(street, moveTo('n3', [1000, 501]))).toBe('outside-region');
    expect(refusal(street, addShop('new-1', [1000, 299]))).toBeNull();
    expect(refusal(street, addShop('new-1', [1000, 301]))).toBe('facility-joins-nothing');
    const path = addPath('path', [1000, 0], [1000, 250]);
    expect(refusal(street, path, addShop('new-1', [1000, 450]))).toBeNull();
  });

  test('with its place in the list', () => {
    const result = tryChange(street, addShop('new-1', [5, 0]), close('n77'));
    expect(result).toEqual({
      ok: false,
      problem: { change: 1, reason: 'unknown-facility', value: 'n77' },
    });
  });
});

test.each(['walk', 'bike'] as const)(
  'people near a change are looked for a street again, as if all were: %s',
  async (profile) => {
    const before = await draw({ ...gridCity(12, 12, 150), bounds: [-500, -500, 2500, 2500] });
    const after = changed(
      before,
      addPath('path', [220, 150], [220, 300], [400, 380]),
      closeStreet([825, 900]),
    );
    const points = Array.from({ length: 900 }, (_, i) => ({
      position: at((i % 30) * 61 + 7, Math.floor(i / 30) * 61 + 3),
      people: 1 + (i % 5),
    }));
    const placed = (world: Drawn) => {
      const result = placePeople(world.engine, columnsOf(points), profile);
      if (!result.ok) throw new Error(result.reason);
      return result.people;
    };
    const today = placed(before);
    const then = movedPeople(today, before.engine, after.engine);
    expect(then).toEqual(placed(after));
    expect(then.edge).not.toEqual(today.edge);
  },
);
