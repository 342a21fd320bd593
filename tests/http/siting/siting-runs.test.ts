/** Runs over HTTP: their turn, their end, and whose they are. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SitingRunSchema, type SitingRunBody } from '../../../server/contract/siting.ts';
import { SitingRuns } from '../../../server/planning/siting-runs.ts';
import type { StartSolving } from '../../../server/planning/solving.ts';
import { acting } from '../../fixtures/acting.ts';
import { expectValid, now } from '../../fixtures/http-world.ts';
import { planner, question, SitingService } from '../../fixtures/siting-service.ts';

describe('a run', () => {
  /** Threads that never end by themselves. */
  const endless: StartSolving = (_made, _question, _seconds, progress) => {
    progress({ step: 'swap', value: 12, bound: 20 });
    let end!: () => void;
    const done = new Promise<{ ok: false; reason: 'cancelled' }>((resolve) => {
      end = () => resolve({ ok: false, reason: 'cancelled' });
    });
    return { done, stop: async () => end() };
  };
  let held: SitingService;
  let laterMs = 0;
  beforeAll(async () => {
    const siting = new SitingRuns({
      now: () => new Date(now.getTime() + laterMs),
      keptMs: 3_600_000,
      start: endless,
    });
    held = await SitingService.open({ siting });
  });
  afterAll(() => held.app.close());
  const cancel = (id: string, headers = planner) => held.cancel(id, headers);

  test('tells how far it is, waits its turn, and is cancelled', async () => {
    const first = (await held.post(question)).json<SitingRunBody>();
    const second = (await held.post(question)).json<SitingRunBody>();
    expect([second.state, second.place]).toEqual(['queued', 1]);
    await expect
      .poll(async () => (await held.look(first.id)).json().progress)
      .toEqual({ step: 'swap', value: 12, bound: 20 });
    const others = acting([{ role: 'planner', area: '44' }], 'another');
    for (const answer of [await held.look(first.id, others), await cancel(first.id, others)])
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'unknown-siting']);
    const gone = await cancel(first.id);
    expectValid(SitingRunSchema, gone.json());
    expect(gone.json()).toMatchObject({
      state: 'cancelled',
      answer: null,
      refusal: { problem: { code: 'siting-cancelled' } },
    });
    expect((await cancel(first.id)).json().state).toBe('cancelled');
    await cancel(second.id);
  });

  test('is one of three of an asker, and of a queue that may be full', async () => {
    const ids: string[] = [];
    for (const who of ['a', 'b', 'c']) {
      const headers = acting([{ role: 'planner', area: '44' }], who);
      for (let i = 0; i < 3; i++) {
        const answer = await held.post(question, headers);
        expect(answer.statusCode).toBe(202);
        ids.push(`${who} ${answer.json().id}`);
      }
      const more = await held.post(question, headers);
      expect([more.statusCode, more.json().code]).toEqual([429, 'too-many-sitings']);
    }
    const full = await held.post(question, acting([{ role: 'planner', area: '44' }], 'd'));
    expect([full.statusCode, full.json().code]).toEqual([503, 'siting-queue-full']);
    for (const one of ids) {
      const [who, id] = one.split(' ') as [string, string];
      await cancel(id, acting([{ role: 'planner', area: '44' }], who));
    }
  });

  test('is kept for an hour, then said to be forgotten; after a restart it is lost', async () => {
    const { id } = (await held.post(question)).json<SitingRunBody>();
    await cancel(id);
    laterMs = 3_600_000;
    expect((await held.look(id)).statusCode).toBe(200);
    laterMs++;
    const forgotten = await held.look(id);
    expect([forgotten.statusCode, forgotten.json().code]).toEqual([410, 'siting-forgotten']);
    const other = await SitingService.open();
    const lost = await other.look(id);
    expect([lost.statusCode, lost.json().code]).toEqual([410, 'siting-lost']);
    const unknown = await other.look('none');
    expect([unknown.statusCode, unknown.json().code]).toEqual([404, 'unknown-siting']);
    await other.app.close();
  });
});
