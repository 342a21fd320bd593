/** Siting runs: one at a time, the next few in a queue, finished ones kept for a while. They live in memory and end with the process. */
import { randomBytes } from 'node:crypto';
import type { SitingEchoed } from '../contract/siting.ts';
import type { RegionEngine } from '../domain/region-engine.ts';
import type { MadeWorld, WorldFault } from '../domain/siting-world/make-world.ts';
import type { SolvedWorld, SolveQuestion } from '../domain/siting-world/solve-world.ts';
import type { ToldWorld } from '../domain/siting-world/tell.ts';
import type { SitingProgress, SitingRefusal } from '../domain/siting/world.ts';
import type { ChangeRefused } from './questions.ts';
import { startSolving, type Solving, type StartSolving } from './solving.ts';

/** Runs that wait beside the one that runs. */
export const mostWaiting = 8;
const mostStopMs = 120;
/** Of one asker, running or waiting. */
export const mostOfOne = 3;

export interface SitingWish {
  asker: string;
  question: SitingEchoed;
  /** The region as it was when it was asked about. */
  engine: RegionEngine;
  makeWorld: () => Promise<
    MadeWorld | WorldFault | ChangeRefused | { ok: false; reason: 'planner-busy' }
  >;
  solve: SolveQuestion;
  solverSeconds: number;
}

/** Why a run has no answer. `broke`: a bug, or not enough memory. */
export type RunFault =
  | Exclude<Awaited<ReturnType<SitingWish['makeWorld']>>, MadeWorld>
  | SitingRefusal
  | { ok: false; reason: 'broke' };

export interface SitingRunState {
  readonly id: string;
  readonly wish: SitingWish;
  readonly askedAt: Date;
  state: 'queued' | 'running' | 'done' | 'cancelled' | 'refused';
  progress: Omit<SitingProgress, 'step'> & {
    step: SitingProgress['step'] | 'queued' | 'distances';
  };
  made: ToldWorld | null;
  solved: SolvedWorld | null;
  fault: RunFault | null;
  begunMs: number;
  /** How long it worked. */
  seconds: number;
  endedMs: number | null;
}

/** `lost`: it was of a process before this one. `forgotten`: it was kept for as long as runs are. */
export type Found =
  | { ok: true; run: SitingRunState; place: number | null }
  | { ok: false; reason: 'unknown' | 'lost' | 'forgotten' };

export interface SitingRunsOptions {
  now: () => Date;
  keptMs: number;
  start?: StartSolving;
  /** Told of what broke. */
  onError?: (error: Error) => void;
}

export class SitingRuns {
  private readonly options: SitingRunsOptions;
  private readonly start: StartSolving;
  /** Differs from process to process, so that an id tells whether its run could still be here. */
  private readonly process = randomBytes(4).toString('hex');
  private readonly runs = new Map<string, SitingRunState>();
  private readonly waiting: SitingRunState[] = [];
  private current: { run: SitingRunState; solving: Solving | null } | null = null;
  private count = 0;
  private closed = false;

  constructor(options: SitingRunsOptions) {
    this.options = options;
    this.start = options.start ?? startSolving;
  }

  ask(
    wish: SitingWish,
  ): { ok: true; run: SitingRunState } | { ok: false; reason: 'full' | 'too-many'; count: number } {
    this.forget();
    const own = [...this.runs.values()].filter(
      ({ wish: { asker }, endedMs }) => asker === wish.asker && endedMs === null,
    ).length;
    if (own >= mostOfOne) return { ok: false, reason: 'too-many', count: own };
    if (this.waiting.length >= mostWaiting)
      return { ok: false, reason: 'full', count: this.waiting.length };
    const run: SitingRunState = {
      id: `${this.process}-${++this.count}-${randomBytes(12).toString('hex')}`,
      wish,
      askedAt: this.options.now(),
      state: 'queued',
      progress: { step: 'queued' },
      made: null,
      solved: null,
      fault: null,
      begunMs: 0,
      seconds: 0,
      endedMs: null,
    };
    this.runs.set(run.id, run);
    this.waiting.push(run);
    this.next();
    return { ok: true, run };
  }

  /** Only the asker's own runs are there. */
  find(id: string, asker: string): Found {
    this.forget();
    const run = this.runs.get(id);
    if (run) {
      if (run.wish.asker !== asker) return { ok: false, reason: 'unknown' };
      const place = this.waiting.indexOf(run);
      return { ok: true, run, place: place < 0 ? null : place + 1 };
    }
    const parts = /^([0-9a-f]{8})-(\d{1,9})-[0-9a-f]{24}$/.exec(id);
    if (!parts) return { ok: false, reason: 'unknown' };
    if (parts[1] !== this.process) return { ok: false, reason: 'lost' };
    return { ok: false, reason: Number(parts[2]) <= this.count ? 'forgotten' : 'unknown' };
  }

  /** Ends a run that waits or works; one that has ended stays as it is. */
  async cancel(run: SitingRunState): Promise<void> {
    if (run.endedMs !== null) return;
    const place = this.waiting.indexOf(run);
    if (place >= 0) this.waiting.splice(place, 1);
    const solving = this.current?.run === run ? this.current.solving : null;
    this.end(run, 'cancelled');
    // On a busy machine a thread may take longer to end; the next run waits for that, whoever cancels does not.
    if (solving) await Promise.race([solving.stop(), wait(mostStopMs)]);
  }

  /** Stops what runs, and waits until it has; nothing more is started. */
  async close(): Promise<void> {
    this.closed = true;
    const solving = this.current?.solving;
    await Promise.all([...this.runs.values()].map((run) => this.cancel(run)));
    await solving?.stop();
  }

  private next(): void {
    if (this.closed || this.current) return;
    const run = this.waiting.shift();
    if (!run) return;
    this.current = { run, solving: null };
    run.state = 'running';
    run.progress = { step: 'distances' };
    run.begunMs = performance.now();
    void this.work(run)
      .catch((error: unknown) => {
        this.options.onError?.(error as Error);
        run.fault = { ok: false, reason: 'broke' };
        this.end(run, 'refused');
      })
      .finally(() => {
        this.current = null;
        this.next();
      });
  }

  private async work(run: SitingRunState): Promise<void> {
    const made = await run.wish.makeWorld();
    if (run.endedMs !== null) return;
    if (!made.ok) return this.refuse(run, made);
    const { pairs: _pairs, ...told } = made;
    run.made = told;
    const solving = this.start(made, run.wish.solve, run.wish.solverSeconds, (progress) => {
      run.progress = progress;
    });
    this.current!.solving = solving;
    const solved = await solving.done;
    if (run.endedMs !== null) return;
    if (!solved.ok) return this.refuse(run, solved);
    run.solved = solved;
    this.end(run, 'done');
  }

  private refuse(run: SitingRunState, fault: RunFault): void {
    run.fault = fault;
    this.end(run, fault.reason === 'cancelled' ? 'cancelled' : 'refused');
  }

  private end(run: SitingRunState, state: SitingRunState['state']): void {
    if (run.endedMs !== null) return;
    run.state = state;
    if (run.begunMs > 0) run.seconds = (performance.now() - run.begunMs) / 1000;
    run.endedMs = this.options.now().getTime();
  }

  private forget(): void {
    const nowMs = this.options.now().getTime();
    for (const [id, { endedMs }] of this.runs)
      if (endedMs !== null && nowMs - endedMs > this.options.keptMs) this.runs.delete(id);
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
