/** A linear program with rows by CSR; every column has 0 as its lower bound. */
export interface LinearProgram {
  sense: 'least' | 'most';
  costs: Float64Array;
  upper: Float64Array;
  /** 1 where a column must be whole. */
  whole: Uint8Array;
  rowStarts: Int32Array;
  rowColumns: Int32Array;
  rowValues: Float64Array;
  rowLower: Float64Array;
  rowUpper: Float64Array;
}

export interface SolveOptions {
  /** A solution that holds, from which the search starts. */
  start: Float64Array;
  seconds: number;
  stopped?: (() => boolean) | undefined;
  /** Told the bound from time to time. */
  bound?: ((bound: number) => void) | undefined;
}

export interface Solved {
  /** `optimal`: proven to one ten-millionth. `stopped`: by time or by the asker. `failed`: nothing is known. */
  state: 'optimal' | 'stopped' | 'failed';
  /** The best solution found, if any. */
  values: Float64Array | null;
  /** No solution is better than this; ±Infinity if nothing is known. */
  bound: number;
  /** How long it took. */
  seconds: number;
}

/** Whoever solves programs in whole numbers exactly. Blocks until it is done. */
export interface Solver {
  /** Programs with more entries are not given to it. */
  maxEntries: number;
  solve(program: LinearProgram, options: SolveOptions): Solved;
}
