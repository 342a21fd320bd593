/** Siting as planners ask for it, over HTTP: real towns, the planner's thread and the run's own; how long a run takes, and a cancel. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { SitingAsked, SitingRunBody } from '../../server/contract/siting.ts';
import type { Population } from '../../server/domain/coverage/population.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { guardRoutes } from '../../server/http/access.ts';
import type { Parts } from '../../server/http/app.ts';
import { handleError } from '../../server/http/errors.ts';
import { sitingRoutes } from '../../server/http/routes/siting.ts';
import { BoundedPlanner } from '../../server/planning/bounded-planner.ts';
import { SitingRuns } from '../../server/planning/siting-runs.ts';
import { startSolving, type StartSolving } from '../../server/planning/solving.ts';
import { ThreadRunner } from '../../server/planning/thread-runner.ts';
import { categories, norms } from './facts.ts';
import { report, reportTimes } from './figures.ts';

const cancels = 20;
const cancelMs = 200;

export interface Town {
  engine: RegionEngine;
  population: Population;
  data: string;
}

type Asked = Omit<SitingAsked, 'region' | 'category' | 'profile'>;
const nodes = { kind: 'nodes' } as const;
const questions: [string, Asked][] = [
  ['most people by 5 clinics', { kind: 'cover-most', sites: 5, candidates: nodes }],
  [
    'most people by 5 clinics of 2,000 people each',
    { kind: 'cover-most', sites: 5, candidates: nodes, capacities: { newSite: 2000 } },
  ],
  [
    'least mean with 5',
    { kind: 'least-mean', sites: 5, candidates: { ...nodes, everyMeters: 400 } },
  ],
  ['fewest for all', { kind: 'cover-all', candidates: nodes, leaveOut: true }],
  [
    'least worst with 5',
    { kind: 'least-worst', sites: 5, candidates: { ...nodes, everyMeters: 600 }, leaveOut: true },
  ],
];

/** Long enough to be cancelled in every part of it. */
const longRun: Asked = { kind: 'least-mean', sites: 5, candidates: nodes, solverSeconds: 120 };

export async function benchServedSiting(towns: readonly Town[]): Promise<void> {
  const service = await serve(towns);
  try {
    for (const { engine, data } of towns) {
      const region = engine.region.info.id;
      const ask = async (asked: Asked) =>
        service.send('POST', '', { ...asked, region, category: 'health', profile: 'walk' });
      for (const [name, asked] of questions) {
        const began = performance.now();
        const { id } = await ask(asked);
        const lookMs: number[] = [];
        let run = await service.send('GET', `/${id}`);
        while (run.state === 'running' || run.state === 'queued') {
          await new Promise((resolve) => setTimeout(resolve, 50));
          const looked = performance.now();
          run = await service.send('GET', `/${id}`);
          lookMs.push(performance.now() - looked);
        }
        const seconds = (performance.now() - began) / 1000;
        const { answer } = run;
        if (!answer) throw new Error(`${name}: ${JSON.stringify(run.refusal).slice(0, 300)}`);
        const size = `${data}, ${answer.points} points, ${answer.candidates} candidates`;
        report({ name: `${name}, over HTTP`, value: seconds, unit: 's', data: size });
        const state = answer.proven ? 'proven best' : 'gap';
        report({
          name: `${name}: ${state}, value ${answer.value}, before ${answer.before}`,
          value: answer.gapPercent ?? Infinity,
          unit: '%',
          data: size,
        });
        reportTimes(`${name}: a look at the run meanwhile`, lookMs, size);
      }
      await benchCancel(data, service, () => ask(longRun));
    }
  } finally {
    await service.close();
  }
}

/** Each time a little later in the run: while ways are looked for, while rules search, while the solver does. */
async function benchCancel(
  data: string,
  { send, threadEndMs }: Served,
  ask: () => Promise<SitingRunBody>,
): Promise<void> {
  const times: number[] = [];
  threadEndMs.length = 0;
  const steps = new Map<string, number>();
  for (let i = 0; i < cancels; i++) {
    const { id } = await ask();
    await new Promise((resolve) => setTimeout(resolve, i * 250));
    const { progress, state } = await send('GET', `/${id}`);
    const step = state === 'running' ? progress.step : state;
    steps.set(step, (steps.get(step) ?? 0) + 1);
    const began = performance.now();
    const run = await send('DELETE', `/${id}`);
    if (run.state === 'cancelled') times.push(performance.now() - began);
  }
  const where = [...steps].map(([step, count]) => `${step} ${count}`).join(', ');
  reportTimes('a run cancelled, over HTTP', times, `${data}; when at: ${where}`, [
    undefined,
    cancelMs,
  ]);
  reportTimes('its thread has ended', threadEndMs, data);
}

type Send = (
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: SitingAsked,
) => Promise<SitingRunBody>;

interface Served {
  send: Send;
  /** How long threads took to end, once they were to. */
  threadEndMs: number[];
  close: () => Promise<void>;
}

async function serve(towns: readonly Town[]): Promise<Served> {
  const now = () => new Date();
  const threadEndMs: number[] = [];
  const start: StartSolving = (...asked) => {
    const { done, stop } = startSolving(...asked);
    const timed = async () => {
      const began = performance.now();
      await stop();
      threadEndMs.push(performance.now() - began);
    };
    return { done, stop: timed };
  };
  const siting = new SitingRuns({
    start,
    now,
    keptMs: 3_600_000,
    onError: (error) => console.error(error),
  });
  const planner = new BoundedPlanner(
    new ThreadRunner({
      norms,
      categories,
      inService: () => towns.map(({ engine }) => engine.region.info.id),
    }),
  );
  const app = Fastify();
  app.setValidatorCompiler(() => () => true);
  app.setErrorHandler(handleError);
  const actor = { id: 'planner', sessionId: 's', provedAt: Date.now() };
  const roles = [{ role: 'planner', area: '44' }] as const;
  guardRoutes(app, { actorOf: async () => ({ ...actor, roles }) }, now);
  const parts = {
    siting,
    planner,
    categories,
    now,
    regions: () => ({
      byId: (id: string) => towns.find((t) => t.engine.region.info.id === id)?.engine,
    }),
    records: {
      divisions: { byCode: () => undefined },
      population: {
        of: (id: string) => towns.find((t) => t.engine.region.info.id === id)!.population,
      },
    },
  };
  // Siting's routes read these parts alone.
  sitingRoutes(app, parts as unknown as Parts);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  return {
    threadEndMs,
    send: async (method, path, body) => {
      const response = await fetch(`http://127.0.0.1:${port}/api/v1/siting${path}`, {
        method,
        ...(body
          ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
          : {}),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
      return (await response.json()) as SitingRunBody;
    },
    close: async () => {
      await Promise.all([siting.close(), planner.close()]);
      const closed = once(app.server, 'close');
      app.server.closeAllConnections();
      await Promise.all([app.close(), closed]);
    },
  };
}
