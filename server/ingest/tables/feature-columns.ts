/** The columns of GeoJSON: properties by their names, in the order of their first appearance. */
import { fieldOf } from './facility-headers.ts';
import type { TableLimits } from './limits.ts';
import { excerpt, refuse, type FileRefusal } from './problems.ts';

/** Most texts in a list that becomes one cell. */
const mostItems = 1_000;

/** The first two columns are the position's. */
export class FeatureColumns {
  private readonly limits: TableLimits;
  private readonly numbers = new Map<string, number>();
  private cells = 0;

  constructor(limits: TableLimits) {
    this.limits = limits;
  }

  get headers(): string[] {
    const names = [...this.numbers.keys()];
    return [
      'lng',
      'lat',
      ...names.map((name) => (isPositional(name) ? `properties.${name}` : name)),
    ];
  }

  /** Takes in the feature's properties; a refusal where it is over a limit. */
  meet(feature: Record<string, unknown>, line: number): FileRefusal | null {
    const { columns, cellCharacters, cells: most } = this.limits;
    let width = 2;
    for (const [name, value] of propertiesOf(feature)) {
      const known = this.numbers.get(name);
      const column = known ?? this.numbers.size + 2;
      if (column === columns)
        return refuse('too-many-columns', { line, count: column + 1, most: columns });
      if (known === undefined) this.numbers.set(name, column);
      const text = cellText(value);
      if (text.length > cellCharacters)
        return refuse('cell-too-long', {
          line,
          column: excerpt(name),
          count: text.length,
          most: cellCharacters,
          value: excerpt(text, 20),
        });
      width = Math.max(width, column + 1);
    }
    this.cells += width;
    return this.cells > most ? refuse('too-many-cells', { line, most }) : null;
  }

  /** With an empty cell for what the feature lacks, and for its position. */
  cellsOf(feature: Record<string, unknown>): string[] {
    const cells = Array.from({ length: this.numbers.size + 2 }, () => '');
    for (const [name, value] of propertiesOf(feature))
      cells[this.numbers.get(name)!] = cellText(value);
    return cells;
  }
}

/** A feature's own id counts as a property, unless there is one of this name. */
function propertiesOf(feature: Record<string, unknown>): [string, unknown][] {
  const properties = isRecord(feature['properties']) ? feature['properties'] : {};
  const named = Object.entries(properties);
  if (feature['id'] !== undefined && properties['id'] === undefined)
    named.push(['id', feature['id']]);
  return named;
}

function isPositional(name: string): boolean {
  return ['lng', 'lat', 'position'].includes(fieldOf(name) ?? '');
}

/** A list of plain values is joined by `;`, as OSM writes it. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (
    Array.isArray(value) &&
    value.length <= mostItems &&
    value.every((item) => typeof item !== 'object')
  )
    return value.join(';');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
