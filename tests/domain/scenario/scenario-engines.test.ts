/** What is kept of scenarios: a river 100 m wide, and bridges over it. */
import { describe, expect, test } from 'vitest';
import { ScenarioEngines } from '../../../server/domain/scenario/scenario-engines.ts';
import type { ChangedEngine } from '../../../server/domain/scenario/changed-engine.ts';
import { addPath, addShop, moveTo } from '../../fixtures/changed-world.ts';
import { draw, type DrawnWorld } from '../../fixtures/drawn-world.ts';

const river: DrawnWorld = {
  nodes: { a: [0, 0], b: [1000, 0], c: [1000, 100], d: [0, 100] },
  ways: [['a b c d', { highway: 'residential' }]],
  bounds: [-500, -500, 1500, 600],
};
const codes = new Set(['grocery']);
const bridge = (x: number) => addPath('footbridge', [x, 0], [x, 100]);
const streetsOf = (changed: ChangedEngine) => {
  if (!changed.ok) throw new Error(changed.problem.reason);
  return changed.streets;
};

describe('engines of scenarios', () => {
  test('share the region’s own network while no street changes', async () => {
    const { engine } = await draw(river);
    const kept = new ScenarioEngines(codes, 1e9);
    const changed = kept.of(engine, [addShop('new-1', [500, 0])]);
    if (!changed.ok) throw new Error(changed.problem.reason);
    expect(changed.streets).toBeNull();
    expect(changed.engine.parts).toBe(engine.parts);
    expect(engine.region.facilities).toEqual([]);
    expect(changed.engine.region.facilities.map(({ id }) => id)).toEqual(['new-1']);
  });

  test('are the same for the same changes, and keep their streets while a shop moves', async () => {
    const { engine } = await draw(river);
    const kept = new ScenarioEngines(codes, 1e9);
    const changes = [bridge(500), addShop('new-1', [500, 0])];
    const first = kept.of(engine, changes);
    expect(kept.of(engine, structuredClone(changes))).toBe(first);
    const moved = kept.of(engine, [...changes, moveTo('new-1', [100, 0])]);
    expect(moved).not.toBe(first);
    expect(streetsOf(moved)).toBe(streetsOf(first));
  });

  test('let go of the streets used longest ago beyond their bytes, never of the last ones', async () => {
    const { engine } = await draw(river);
    const one = streetsOf(new ScenarioEngines(codes, 1).of(engine, [bridge(100)]))!.bytes;
    expect(one).toBeGreaterThan(1000);
    const madeAnew = (most: number) => {
      const kept = new ScenarioEngines(codes, most);
      const first = streetsOf(kept.of(engine, [bridge(100)]));
      kept.of(engine, [bridge(900)]);
      // Another list of facilities, so that the engine itself is not what is found.
      return streetsOf(kept.of(engine, [bridge(100), addShop('new-1', [5, 0])])) !== first;
    };
    expect(madeAnew(2 * one + 1000)).toBe(false);
    expect(madeAnew(2 * one - 1000)).toBe(true);
    const tight = new ScenarioEngines(codes, 1);
    const last = streetsOf(tight.of(engine, [bridge(100)]));
    expect(streetsOf(tight.of(engine, [bridge(100), addShop('new-1', [5, 0])]))).toBe(last);
  });

  test('of another version of the region are made anew', async () => {
    const [before, now] = [(await draw(river)).engine, (await draw(river)).engine];
    const kept = new ScenarioEngines(codes, 1e9);
    const first = streetsOf(kept.of(before, [bridge(100)]));
    expect(streetsOf(kept.of(now, [bridge(100)]))).not.toBe(first);
  });
});
