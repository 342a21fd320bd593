import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import type { MadeWorld } from '../../server/domain/siting-world/make-world.ts';
import type { SolvedWorld } from '../../server/domain/siting-world/solve-world.ts';
import type { SitingRefusal } from '../../server/domain/siting/world.ts';
import {
  mostOfOne,
  mostWaiting,
  SitingRuns,
  type SitingRunState,
  type SitingWish,
} from '../../server/planning/siting-runs.ts';
import {
  startSolving,
  type FromSitingThread,
  type StartSolving,
} from '../../server/planning/solving.ts';

/** Two homes, two candidates a minute from one each. */
const made: MadeWorld = {
  ok: true,
  who: {
    weights: Float64Array.of(3, 5),
    positions: [
      [113, 23],
      [113.1, 23],
    ],
    limitSeconds: Float64Array.of(900, 900),
    communities: Int32Array.of(-1, -1),
    people: 8,
  },
  candidates: [113, 113.1].map((lng) => ({
    position: [lng, 23],
    name: null,
    facility: null,
    item: null,
    cost: 1,
    capacity: null,
  })),
  existing: 0,
  pairs: {
    points: Int32Array.of(0, 1),
    candidates: Int32Array.of(0, 1),
    seconds: Float64Array.of(60, 60),
  },
  reachSeconds: 900,
  outOfReach: [],
  noStreet: { people: 0, candidates: 0 },
};
const solved = { ok: true, value: 5 } as SolvedWorld;
const solve = {
  kind: 'cover-most',
  means: { sites: 1 },
  leaveOut: false,
  capacities: null,
} as const;
const wish = (asker: string, more: Partial<SitingWish> = {}): SitingWish => ({
  asker,
  question: {} as SitingWish['question'],
  engine: {} as SitingWish['engine'],
  makeWorld: () => Promise.resolve(made),
  solve,
  solverSeconds: 5,
  ...more,
});

/** Threads whose end a test decides. */
function byHand() {
  const started: { end: (result: SolvedWorld | SitingRefusal) => void; fail: () => void }[] = [];
  let stops = 0;
  const start: StartSolving = () => {
    let end!: (result: SolvedWorld | SitingRefusal) => void;
    let reject!: (error: Error) => void;
    const done = new Promise<SolvedWorld | SitingRefusal>((resolve, refuse) => {
      end = resolve;
      reject = refuse;
    });
    started.push({ end, fail: () => reject(new Error('out of memory')) });
    return {
      done,
      stop: async () => {
        stops++;
        end({ ok: false, reason: 'cancelled' });
      },
    };
  };
  return { start, started, stops: () => stops };
}

function runs(start: StartSolving, now = () => new Date(0), errors: Error[] = []) {
  return new SitingRuns({ now, keptMs: 1000, start, onError: (error) => errors.push(error) });
}
const turn = () => new Promise((done) => setImmediate(done));
const asked = (all: SitingRuns, one: SitingWish): SitingRunState => {
  const answer = all.ask(one);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.run;
};

describe('runs', () => {
  test('go one at a time, in their order, and tell their place', async () => {
    const { start, started } = byHand();
    const all = runs(start);
    const [first, second, third] = ['a', 'b', 'c'].map((asker) => asked(all, wish(asker)));
    await turn();
    expect([first, second, third].map((run) => run!.state)).toEqual([
      'running',
      'queued',
      'queued',
    ]);
    expect(started).toHaveLength(1);
    expect(all.find(third!.id, 'c')).toMatchObject({ ok: true, place: 2 });
    expect(all.find(first!.id, 'a')).toMatchObject({ ok: true, place: null });
    started[0]!.end(solved);
    await turn();
    expect([first!.state, first!.solved, second!.state]).toEqual(['done', solved, 'running']);
    expect(all.find(third!.id, 'c')).toMatchObject({ place: 1 });
  });

  test('that wait are bounded, in all and for each asker', async () => {
    const { start } = byHand();
    const all = runs(start);
    for (let i = 0; i < mostOfOne; i++) expect(all.ask(wish('busy'))).toMatchObject({ ok: true });
    expect(all.ask(wish('busy'))).toEqual({ ok: false, reason: 'too-many', count: mostOfOne });
    // One runs, so that many more than those waiting fit.
    for (let i = mostOfOne; i <= mostWaiting; i++)
      expect(all.ask(wish(`planner ${i}`))).toMatchObject({ ok: true });
    expect(all.ask(wish('late'))).toEqual({ ok: false, reason: 'full', count: mostWaiting });
  });

  test('are there for their asker alone', () => {
    const all = runs(byHand().start);
    const { id } = asked(all, wish('a'));
    expect(all.find(id, 'a')).toMatchObject({ ok: true });
    expect(all.find(id, 'b')).toEqual({ ok: false, reason: 'unknown' });
    expect(all.find('none', 'a')).toEqual({ ok: false, reason: 'unknown' });
  });

  test('are kept for a while after they end, not forgotten before, and then said to be forgotten', async () => {
    let nowMs = 0;
    const { start, started } = byHand();
    const all = runs(start, () => new Date(nowMs));
    const { id } = asked(all, wish('a'));
    await turn();
    nowMs = 5000;
    expect(all.find(id, 'a')).toMatchObject({ ok: true });
    started[0]!.end(solved);
    await turn();
    nowMs = 6000;
    expect(all.find(id, 'a')).toMatchObject({ ok: true });
    nowMs = 6001;
    expect(all.find(id, 'a')).toEqual({ ok: false, reason: 'forgotten' });
  });

  test('of another process are lost, and said to be', () => {
    const { id } = asked(runs(byHand().start), wish('a'));
    expect(runs(byHand().start).find(id, 'a')).toEqual({ ok: false, reason: 'lost' });
    const all = runs(byHand().start);
    const own = asked(all, wish('a')).id;
    const later = own.replace(/-1-/, '-2-');
    expect(all.find(later, 'a')).toEqual({ ok: false, reason: 'unknown' });
  });

  test('that are refused say why, and the next one goes on', async () => {
    const { start, started } = byHand();
    const all = runs(start);
    const nobody = { ok: false, reason: 'nobody-counts' } as const;
    const first = asked(all, wish('a', { makeWorld: () => Promise.resolve(nobody) }));
    const second = asked(all, wish('b'));
    await turn();
    await turn();
    expect([first.state, first.fault]).toEqual(['refused', nobody]);
    const few = { ok: false, reason: 'too-few-sites', sites: 1, needed: 2 } as const;
    started[0]!.end(few);
    await turn();
    expect([second.state, second.fault]).toEqual(['refused', few]);
  });

  test('that break are refused, told of, and do not stop the others', async () => {
    const errors: Error[] = [];
    const { start, started } = byHand();
    const all = runs(start, undefined, errors);
    const [first, second] = ['a', 'b'].map((asker) => asked(all, wish(asker)));
    await turn();
    started[0]!.fail();
    await turn();
    await turn();
    expect(first).toMatchObject({ state: 'refused', fault: { reason: 'broke' } });
    expect(errors.map(({ message }) => message)).toEqual(['out of memory']);
    expect(second!.state).toBe('running');
  });
});

describe('a cancelled run', () => {
  test('that waits never starts', async () => {
    const { start, started } = byHand();
    const all = runs(start);
    const [first, second] = ['a', 'b'].map((asker) => asked(all, wish(asker)));
    await turn();
    await all.cancel(second!);
    expect(second!.state).toBe('cancelled');
    started[0]!.end(solved);
    await turn();
    expect(started).toHaveLength(1);
    expect(first!.state).toBe('done');
  });

  test('that works is stopped, and nothing becomes of its world', async () => {
    const { start, started, stops } = byHand();
    const all = runs(start);
    const run = asked(all, wish('a'));
    await turn();
    await all.cancel(run);
    await turn();
    expect([run.state, stops(), run.solved]).toEqual(['cancelled', 1, null]);
    let finish!: (world: MadeWorld) => void;
    const making = asked(
      all,
      wish('a', { makeWorld: () => new Promise((done) => (finish = done)) }),
    );
    await all.cancel(making);
    finish(made);
    await turn();
    expect([making.state, started.length]).toEqual(['cancelled', 1]);
  });

  test('that has ended stays as it is', async () => {
    const { start, started } = byHand();
    const all = runs(start);
    const run = asked(all, wish('a'));
    await turn();
    started[0]!.end(solved);
    await turn();
    await all.cancel(run);
    expect(run.state).toBe('done');
  });

  test('is what becomes of all when the service closes, and nothing starts any more', async () => {
    const { start, started } = byHand();
    const all = runs(start);
    const both = ['a', 'b'].map((asker) => asked(all, wish(asker)));
    await turn();
    await all.close();
    await turn();
    expect(both.map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    expect(started).toHaveLength(1);
  });
});

describe('a thread', () => {
  test('solves, and tells how far it is', async () => {
    const steps: string[] = [];
    const { done } = startSolving(made, solve, 5, ({ step }) => steps.push(step));
    expect(await done).toMatchObject({ ok: true, value: 5, chosen: [{ candidate: 1, gain: 5 }] });
    expect(steps).toContain('greedy');
  });

  test('is stopped in the middle of a search that would take long, or told so before it began', async () => {
    const hard = hardWorld();
    const long = { ...solve, kind: 'cover-all', means: null } as const;
    const first = startSolving(hard, long, 100, () => undefined);
    await first.stop();
    expect(await first.done).toEqual({ ok: false, reason: 'cancelled' });
    let seen!: () => void;
    const works = new Promise<void>((resolve) => (seen = resolve));
    const second = startSolving(hard, { ...solve, means: { sites: 40 } }, 100, () => seen());
    await works;
    await second.stop();
    expect(await second.done).toEqual({ ok: false, reason: 'cancelled' });
  });

  test('runs from the built service as from the sources', async () => {
    const flag = new Int32Array(new SharedArrayBuffer(4));
    const workerData = { made, question: solve, solverSeconds: 5, flag };
    const worker = new Worker('./dist/server/siting-thread.js', { workerData });
    const messages: FromSitingThread[] = [];
    worker.on('message', (message: FromSitingThread) => messages.push(message));
    await once(worker, 'exit');
    expect(messages.at(-1)).toMatchObject({ solved: { ok: true, value: 5 } });
  });

  test('that breaks is an error of its own', async () => {
    const broken = { ...made, pairs: null as unknown as MadeWorld['pairs'] };
    await expect(startSolving(broken, solve, 5, () => undefined).done).rejects.toThrow(/null/);
  });
});

/** 3,000 homes and 600 candidates, each home near one in seven by a rule without a pattern. */
function hardWorld(): MadeWorld {
  const [homes, sites] = [3000, 600];
  const points: number[] = [];
  const candidates: number[] = [];
  for (let home = 0; home < homes; home++) {
    for (let site = 0; site < sites; site++) {
      if (((home * 7919 + site * 104_729 + home * site * 31) % 1009) % 7 !== 0) continue;
      points.push(home);
      candidates.push(site);
    }
  }
  return {
    ...made,
    who: {
      weights: new Float64Array(homes).fill(1),
      positions: Array.from({ length: homes }, () => [113, 23] as [number, number]),
      limitSeconds: new Float64Array(homes).fill(900),
      communities: new Int32Array(homes).fill(-1),
      people: homes,
    },
    candidates: Array.from({ length: sites }, () => made.candidates[0]!),
    pairs: {
      points: Int32Array.from(points),
      candidates: Int32Array.from(candidates),
      seconds: new Float64Array(points.length).fill(60),
    },
  };
}
