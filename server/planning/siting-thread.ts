/** The thread of one siting run: solves, tells how far it is, and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { MadeWorld } from '../domain/siting-world/make-world.ts';
import { solveWorld, type SolveQuestion } from '../domain/siting-world/solve-world.ts';
import type { SitingProgress } from '../domain/siting/world.ts';
import { loadHighsSolver } from '../solve/highs-solver.ts';
import type { FromSitingThread } from './solving.ts';

/** Progress is told no oftener. */
const everyMs = 100;

const { made, question, solverSeconds, flag } = workerData as {
  made: MadeWorld;
  question: SolveQuestion;
  solverSeconds: number;
  flag: Int32Array;
};
const post = (message: FromSitingThread) => parentPort!.postMessage(message, []);

let toldMs = 0;
let toldStep = '';
const progress = (one: SitingProgress) => {
  const nowMs = performance.now();
  if (one.step === toldStep && nowMs - toldMs < everyMs) return;
  [toldMs, toldStep] = [nowMs, one.step];
  post({ progress: one });
};

const solver = await loadHighsSolver();
const stopped = () => Atomics.load(flag, 0) === 1;
post({ solved: solveWorld(made, question, { solver, solverSeconds, stopped, progress }) });
