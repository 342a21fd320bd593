import loadHighs from 'highs';
import type { LinearProgram, Solved, SolveOptions, Solver } from '../domain/siting/solver.ts';

/** Programs of five million entries end the WebAssembly; one million solves. */
const MAX_ENTRIES = 1_000_000;
/** How far from the best a solution may be and still count as optimal. */
const OPTIMAL_GAP = 1e-7;

type Highs = Awaited<ReturnType<typeof loadHighs>>;

/** Loads HiGHS, once for a thread: about 3.5 MB of WebAssembly. */
export async function loadHighsSolver(): Promise<Solver> {
  const highs = await loadHighs();
  return {
    maxEntries: MAX_ENTRIES,
    solve(program, options) {
      const startedMs = performance.now();
      const seconds = () => (performance.now() - startedMs) / 1000;
      try {
        return { ...solve(highs, program, options), seconds: seconds() };
      } catch {
        // Out of memory or a fault inside HiGHS: the caller has an answer of its own.
        return { state: 'failed', values: null, bound: unknownBound(program), seconds: seconds() };
      }
    },
  };
}

function solve(
  highs: Highs,
  program: LinearProgram,
  { start, seconds, stopped, bound }: SolveOptions,
): Omit<Solved, 'seconds'> {
  const { callbackType, modelStatus } = highs.constants;
  return highs.withModel(modelData(highs, program), (model): Omit<Solved, 'seconds'> => {
    model.options.set({
      output_flag: false,
      time_limit: seconds,
      mip_rel_gap: OPTIMAL_GAP,
      mip_abs_gap: OPTIMAL_GAP,
    });
    model.setSolution({ colValue: start });
    const until = (event: { interrupt(): void }) => {
      if (stopped?.()) event.interrupt();
      return undefined;
    };
    model.run({
      [callbackType.simplexInterrupt]: until,
      [callbackType.ipmInterrupt]: until,
      [callbackType.mipInterrupt]: (event) => {
        const known = event.data.mip_dual_bound;
        if (known !== undefined && Number.isFinite(known)) bound?.(known);
        return until(event);
      },
    });
    const optimal = model.getModelStatus() === modelStatus.optimal;
    const dual = Number(model.info.get('mip_dual_bound'));
    const feasible = Number(model.info.get('primal_solution_status')) === 2;
    return {
      state: optimal ? 'optimal' : 'stopped',
      values: feasible ? Float64Array.from(model.getSolution().colValue) : null,
      bound: Number.isFinite(dual) ? dual : unknownBound(program),
    };
  });
}

function modelData(highs: Highs, program: LinearProgram) {
  const { objectiveSense, variableType } = highs.constants;
  const numCols = program.costs.length;
  const numRows = program.rowLower.length;
  return {
    numCols,
    numRows,
    sense: program.sense === 'most' ? objectiveSense.maximize : objectiveSense.minimize,
    colCost: program.costs,
    colLower: new Float64Array(numCols),
    colUpper: program.upper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: {
      format: 'csr' as const,
      numRows,
      numCols,
      starts: program.rowStarts,
      indices: program.rowColumns,
      values: program.rowValues,
    },
    integrality: Int32Array.from(program.whole, (whole) =>
      whole ? variableType.integer : variableType.continuous,
    ),
  };
}

function unknownBound({ sense }: LinearProgram): number {
  return sense === 'most' ? Infinity : -Infinity;
}
