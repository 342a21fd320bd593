import type { LinearProgram } from './solver.ts';

/** Writes a program column by column and row by row, with the values of a solution that holds. */
export class ProgramBuilder {
  private readonly costs: number[] = [];
  private readonly upper: number[] = [];
  private readonly whole: number[] = [];
  private readonly start: number[] = [];
  private readonly rowStarts: number[] = [];
  private readonly rowColumns: number[] = [];
  private readonly rowValues: number[] = [];
  private readonly rowLower: number[] = [];
  private readonly rowUpper: number[] = [];

  constructor(private readonly sense: LinearProgram['sense']) {}

  /** Returns the column's number. */
  column(cost: number, upper: number, whole: boolean, start: number): number {
    this.upper.push(upper);
    this.whole.push(whole ? 1 : 0);
    this.start.push(start);
    return this.costs.push(cost) - 1;
  }

  /** Opens a row; entries that follow belong to it. */
  row(lower: number, upper: number): void {
    this.rowStarts.push(this.rowColumns.length);
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
  }

  entry(column: number, value: number): void {
    this.rowColumns.push(column);
    this.rowValues.push(value);
  }

  built(): { program: LinearProgram; start: Float64Array } {
    const program: LinearProgram = {
      sense: this.sense,
      costs: Float64Array.from(this.costs),
      upper: Float64Array.from(this.upper),
      whole: Uint8Array.from(this.whole),
      rowStarts: Int32Array.from([...this.rowStarts, this.rowColumns.length]),
      rowColumns: Int32Array.from(this.rowColumns),
      rowValues: Float64Array.from(this.rowValues),
      rowLower: Float64Array.from(this.rowLower),
      rowUpper: Float64Array.from(this.rowUpper),
    };
    return { program, start: Float64Array.from(this.start) };
  }
}
