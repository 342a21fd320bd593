/** Gathers rows under the limits, whatever the format: the first row that looks like headers opens the table. */
import type { TableLimits } from './limits.ts';
import { excerpt, Refused } from './problems.ts';
import type { TableNote, TableRow } from './table.ts';

/** Lines of title that may stand above the headers. */
const mostTitles = 5;

export class RowCollector {
  headers: string[] | null = null;
  readonly rows: TableRow[] = [];
  readonly notes: TableNote[] = [];
  private readonly limits: TableLimits;
  private readonly take: (row: TableRow, headers: string[]) => void;
  private count = 0;
  /** Rows of one cell before the headers: a title, or the headers of a table of one column. */
  private readonly titles: TableRow[] = [];
  private cells = 0;
  private blanks = 0;

  /** @param take without it rows are kept */
  constructor(limits: TableLimits, take?: (row: TableRow, headers: string[]) => void) {
    this.limits = limits;
    this.take = take ?? ((row) => this.rows.push(row));
  }

  /** @throws {Refused} over a limit */
  add(row: TableRow): void {
    const { cells, line } = row;
    trimEnd(cells);
    if (cells.length === 0) {
      if (++this.blanks > this.limits.blankRows)
        throw new Refused('too-many-blank-rows', { line, most: this.limits.blankRows });
      return;
    }
    if (cells.length > this.limits.columns)
      throw new Refused('too-many-columns', {
        line,
        count: cells.length,
        most: this.limits.columns,
      });
    for (let c = 0; c < cells.length; c++)
      if (cells[c]!.length > this.limits.cellCharacters) this.tooLong(row, c);
    if (this.headers) this.addBody(row);
    else if (
      cells.filter((cell) => cell.trim() !== '').length === 1 &&
      this.titles.length < mostTitles
    )
      this.titles.push(row);
    else this.open(row);
  }

  /** @throws {Refused} where the file has no headers */
  finish(): { headers: string[]; rows: TableRow[]; notes: TableNote[] } {
    if (!this.headers) {
      const [first, ...rest] = this.titles.splice(0);
      if (!first) throw new Refused('no-headers');
      this.open(first);
      for (const row of rest) this.addBody(row);
    }
    return { headers: this.headers!, rows: this.rows, notes: this.notes };
  }

  private open(row: TableRow): void {
    this.headers = row.cells.map((cell) => cell.trim());
    for (const title of this.titles)
      this.notes.push({
        key: 'title-skipped',
        quoted: {
          line: title.line,
          value: excerpt(title.cells.find((cell) => cell.trim() !== '')!.trim()),
        },
      });
  }

  private addBody(row: TableRow): void {
    if (this.count === this.limits.rows)
      throw new Refused('too-many-rows', { line: row.line, most: this.limits.rows });
    while (row.cells.length < this.headers!.length) row.cells.push('');
    this.cells += row.cells.length;
    if (this.cells > this.limits.cells)
      throw new Refused('too-many-cells', { line: row.line, most: this.limits.cells });
    this.count++;
    this.take(row, this.headers!);
  }

  private tooLong({ cells, line }: TableRow, column: number): never {
    const value = cells[column]!;
    throw new Refused('cell-too-long', {
      line,
      column: this.headers?.[column] || column + 1,
      count: value.length,
      most: this.limits.cellCharacters,
      value: excerpt(value, 20),
    });
  }
}

function trimEnd(cells: string[]): void {
  while (cells.length > 0 && cells.at(-1)!.trim() === '') cells.pop();
}
