/** Starts a thread that solves one made world, and stops it when nobody wants the answer any more. */
import { Worker } from 'node:worker_threads';
import type { MadeWorld } from '../domain/siting-world/make-world.ts';
import type { SolvedWorld, SolveQuestion } from '../domain/siting-world/solve-world.ts';
import type { SitingProgress, SitingRefusal } from '../domain/siting/world.ts';

export type FromSitingThread =
  { progress: SitingProgress } | { solved: SolvedWorld | SitingRefusal };

export interface Solving {
  /** Rejects only if the thread broke: a bug, or not enough memory. */
  readonly done: Promise<SolvedWorld | SitingRefusal>;
  /** Asks the rules to stop and, if they are deep in the solver, ends the thread. `done` is told `cancelled` unless it was done before. */
  stop(): Promise<void>;
}

export type StartSolving = (
  made: MadeWorld,
  question: SolveQuestion,
  solverSeconds: number,
  progress: (progress: SitingProgress) => void,
) => Solving;

/** How long a run may take to see that it should stop. The solver asks seconds apart; ending a thread takes about 60 ms. */
const graceMs = 60;
/** A thread that wants more breaks alone: the service goes on. */
const mostHeapMegabytes = 2048;

export const startSolving: StartSolving = (made, question, solverSeconds, progress) => {
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const worker = startWorker({ made, question, solverSeconds, flag });
  const cancelled: SitingRefusal = { ok: false, reason: 'cancelled' };
  const done = new Promise<SolvedWorld | SitingRefusal>((resolve, reject) => {
    worker.on('message', (message: FromSitingThread) => {
      if ('solved' in message) resolve(message.solved);
      else progress(message.progress);
    });
    worker.on('error', (error) => {
      if (Atomics.load(flag, 0) === 1) resolve(cancelled);
      else reject(error);
    });
    worker.on('exit', (code) => {
      if (Atomics.load(flag, 0) === 1) resolve(cancelled);
      else reject(new Error(`the siting thread ended with ${code}`));
    });
  });
  // A run must not keep a process alive that is done with everything else.
  worker.unref();
  return {
    done,
    async stop() {
      Atomics.store(flag, 0, 1);
      const over = done.catch(() => undefined);
      const late = new Promise((resolve) => setTimeout(resolve, graceMs));
      await Promise.race([over, late]);
      await worker.terminate();
      await over;
    },
  };
};

function startWorker(workerData: unknown): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: mostHeapMegabytes };
  if (!import.meta.url.endsWith('.ts')) {
    const script = new URL('./siting-thread.js', import.meta.url);
    return new Worker(script, { workerData, resourceLimits });
  }
  // From the sources: a thread does not inherit the loader by which this file was read.
  const source = JSON.stringify(new URL('./siting-thread.ts', import.meta.url).href);
  return new Worker(
    `import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); });`,
    { eval: true, workerData, resourceLimits },
  );
}
