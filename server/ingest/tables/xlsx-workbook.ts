/** What a workbook says of itself: its sheets, its shared texts and the kinds of its number formats. */
import type { TableLimits } from './limits.ts';
import { Refused } from './problems.ts';
import { copied } from './copied.ts';
import { formatOf, type NumberFormat } from './xlsx-values.ts';
import { attribute, walkXml } from './xlsx-xml.ts';
import type { XlsxParts } from './xlsx-zip.ts';

export interface Workbook {
  /** Visible sheets in their order. */
  sheets: { name: string; part: string }[];
  strings: string[];
  /** By a cell's style number. */
  formats: NumberFormat[];
  /** Days count from 1904, as old Macs had it. */
  from1904: boolean;
}

/** @throws {Refused} */
export async function readWorkbook(parts: XlsxParts, limits: TableLimits): Promise<Workbook> {
  const root = await targets(parts, '_rels/.rels', '', limits);
  const main =
    [...root.values()].find(({ type }) => type.endsWith('/officeDocument'))?.part ??
    'xl/workbook.xml';
  const slash = main.lastIndexOf('/') + 1;
  const folder = main.slice(0, slash);
  const related = await targets(parts, `${folder}_rels/${main.slice(slash)}.rels`, folder, limits);
  const partOf = (type: string) =>
    [...related.values()].find((target) => target.type.endsWith(`/${type}`))?.part;
  const sheets: Workbook['sheets'] = [];
  let from1904 = false;
  await walkXml(parts, main, limits, {
    open(name, attributes) {
      if (name === 'workbookPr')
        from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet' || /idden/.test(attribute(attributes, 'state') ?? '')) return;
      const target = related.get(attribute(attributes, 'id') ?? '');
      if (target?.type.endsWith('/worksheet'))
        sheets.push({ name: attribute(attributes, 'name') ?? '', part: target.part });
    },
  });
  const strings = partOf('sharedStrings');
  const styles = partOf('styles');
  return {
    sheets,
    strings: strings && parts.has(strings) ? await readStrings(parts, strings, limits) : [],
    formats: styles && parts.has(styles) ? await readFormats(parts, styles, limits) : [],
    from1904,
  };
}

async function targets(parts: XlsxParts, rels: string, folder: string, limits: TableLimits) {
  const found = new Map<string, { type: string; part: string }>();
  await walkXml(parts, rels, limits, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      const part = target.startsWith('/') ? target.slice(1) : folder + target;
      found.set(attribute(attributes, 'Id') ?? '', {
        type: attribute(attributes, 'Type') ?? '',
        part,
      });
    },
  });
  return found;
}

/** Rich text is the sum of its runs; phonetic readings (`rPh`) are left out. */
async function readStrings(parts: XlsxParts, part: string, limits: TableLimits): Promise<string[]> {
  const strings: string[] = [];
  let current = '',
    characters = 0,
    inText = false,
    inReading = false;
  await walkXml(parts, part, limits, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') inReading = true;
    },
    text(text) {
      // What is longer than a cell may be is refused where a cell shows it; till then its start is enough.
      if (inText && !inReading && current.length <= limits.cellCharacters) current += text;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') inReading = false;
      if (name !== 'si') return;
      characters += current.length;
      if (strings.length === limits.sharedStrings || characters > limits.sharedCharacters)
        throw new Refused('zip-bomb', { value: part });
      strings.push(copied(unescaped(current)));
    },
  });
  return strings;
}

/** Characters that XML cannot hold are written `_x000D_`. */
export function unescaped(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(parseInt(code, 16)),
      )
    : text;
}

async function readFormats(
  parts: XlsxParts,
  part: string,
  limits: TableLimits,
): Promise<NumberFormat[]> {
  const own = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  await walkXml(parts, part, limits, {
    open(name, attributes) {
      if (name === 'cellXfs') inCells = true;
      else if (name === 'numFmt')
        own.set(
          Number(attribute(attributes, 'numFmtId')),
          attribute(attributes, 'formatCode') ?? '',
        );
      else if (name === 'xf' && inCells && formats.length < 100_000) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0);
        formats.push(formatOf(id, own.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return formats;
}
