/** The rows of one sheet, as they come. */
import { heldOnce } from '../../domain/register/held-once.ts';
import type { RowCollector } from './collect.ts';
import { copied } from './copied.ts';
import type { TableLimits } from './limits.ts';
import { Refused } from './problems.ts';
import { columnOf, numberText, type NumberFormat } from './xlsx-values.ts';
import { unescaped, type Workbook } from './xlsx-workbook.ts';
import { attribute, walkXml } from './xlsx-xml.ts';
import type { XlsxParts } from './xlsx-zip.ts';

const plain: NumberFormat = { kind: 'plain' };

export interface SheetFacts {
  /** References such as `A2:A5`. */
  merged: string[];
  /** By column: the first row where a number stands that its format does not fill up with zeros. */
  numbers: Map<number, { line: number; value: string }>;
}

/** @throws {Refused} at the first row over a limit, and at a formula that the file keeps no value of */
export async function readSheet(
  parts: XlsxParts,
  book: Workbook,
  part: string,
  collector: RowCollector,
  limits: TableLimits,
): Promise<SheetFacts> {
  const facts: SheetFacts = { merged: [], numbers: new Map() };
  let line = 0,
    column = -1,
    type = '',
    format = plain,
    value = '',
    cells: string[] = [],
    inCell = false,
    inValue = false,
    inReading = false,
    isFormula = false,
    hasValue = false;

  const textOf = heldOnce(copied);
  const finishCell = () => {
    inCell = false;
    if (isFormula && !hasValue)
      throw new Refused('formula-without-value', { line, column: column + 1 });
    if (!hasValue || value === '') return;
    let text: string;
    if (type === 's') text = book.strings[Number(value)] ?? '';
    else if (type === 'inlineStr' || type === 'str') text = textOf(unescaped(value));
    else if (type === 'b') text = value === '1' ? 'TRUE' : 'FALSE';
    else if (type === 'e' || type === 'd') text = value;
    else {
      text = numberText(value, format, book.from1904);
      if (format.kind === 'plain' && collector.headers && !facts.numbers.has(column))
        facts.numbers.set(column, { line, value: text });
    }
    if (text === '') return;
    if (column >= limits.columns && text.trim() !== '')
      throw new Refused('too-many-columns', { line, count: column + 1, most: limits.columns });
    if (column >= limits.columns) return;
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };

  await walkXml(parts, part, limits, {
    open(name, attributes) {
      if (name === 'c') {
        const reference = attributes['r'];
        column = reference === undefined ? column + 1 : columnOf(reference);
        if (column < 0) throw new Refused('sheet-broken', { sheet: part });
        type = attributes['t'] ?? '';
        const style = attributes['s'];
        format = style === undefined ? plain : (book.formats[Number(style)] ?? plain);
        value = '';
        inCell = true;
        isFormula = hasValue = false;
      } else if (name === 'v' || name === 't') {
        inValue = inCell;
        hasValue ||= inCell;
      } else if (name === 'f') isFormula = inCell;
      else if (name === 'rPh') inReading = true;
      else if (name === 'row') {
        const number = attributes['r'];
        line = number === undefined ? line + 1 : Number(number);
        if (!Number.isInteger(line)) throw new Refused('sheet-broken', { sheet: part });
        column = -1;
        cells = [];
      } else if (name === 'mergeCell' && facts.merged.length < limits.rows)
        facts.merged.push(attribute(attributes, 'ref') ?? '');
    },
    text(text) {
      // One piece too many is enough to refuse the cell.
      if (inValue && !inReading && value.length <= limits.cellCharacters) value += text;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'c') finishCell();
      else if (name === 'row') collector.add({ line, cells });
    },
  });
  return facts;
}
