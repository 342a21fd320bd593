import type { LinearProgram, Solved } from './solver.ts';
import type { SitingRun } from './world.ts';

const DEFAULT_SOLVER_SECONDS = 20;

/** What is left of a run's time for the solver; one for all programs of a question. */
export class SolverTime {
  private left: number;

  constructor(private readonly run: SitingRun) {
    this.left = run.solverSeconds ?? DEFAULT_SOLVER_SECONDS;
  }

  /** Whether a program of at least so many entries would be tried; ask before building it. */
  allows(entries: number): boolean {
    return this.run.solver !== undefined && this.left > 0 && entries <= this.run.solver.maxEntries;
  }

  /** Null if the program is too large, no time is left, or the solver knows nothing in the end. */
  solve(
    { program, start }: { program: LinearProgram; start: Float64Array },
    bound?: (bound: number) => void,
  ): Solved | null {
    const { solver, stopped } = this.run;
    if (!solver || !this.allows(program.rowColumns.length)) return null;
    const solved = solver.solve(program, { start, seconds: this.left, stopped, bound });
    this.left -= solved.seconds;
    return solved.state === 'failed' ? null : solved;
  }
}

/** The sites whose columns, the first `candidates` ones, are 1. */
export function sitesOf(values: Float64Array, candidates: number): number[] {
  const sites: number[] = [];
  for (let candidate = 0; candidate < candidates; candidate++) {
    if (values[candidate]! > 0.5) sites.push(candidate);
  }
  return sites;
}
