/** Small workbooks, written by hand: `sheet` is the inside of `<sheetData>`, or a whole sheet that starts with `<worksheet`. */
import { strToU8, zipSync, type Zippable } from 'fflate';

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export interface WorkbookParts {
  sheets: Record<string, string>;
  hidden?: string[];
  strings?: string;
  styles?: string;
  from1904?: boolean;
}

export function workbook({
  sheets,
  hidden = [],
  strings,
  styles,
  from1904,
}: WorkbookParts): Uint8Array {
  const names = Object.keys(sheets);
  const related = [
    ...names.map((_, i) => ['worksheet', `worksheets/sheet${i}.xml`]),
    ...(strings === undefined ? [] : [['sharedStrings', 'sharedStrings.xml']]),
    ...(styles === undefined ? [] : [['styles', 'styles.xml']]),
  ];
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships><Relationship Id="r" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${relationships}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${names
      .map(
        (name, i) =>
          `<sheet name="${name}" sheetId="${i + 1}"${hidden.includes(name) ? ' state="hidden"' : ''} r:id="r${i}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${related
      .map(
        ([type, target], i) =>
          `<Relationship Id="r${i}" Type="${relationships}/${type}" Target="${target}"/>`,
      )
      .join('')}</Relationships>`,
    ...Object.fromEntries(
      names.map((name, i) => [
        `xl/worksheets/sheet${i}.xml`,
        sheets[name]!.startsWith('<worksheet')
          ? sheets[name]!
          : `<worksheet><sheetData>${sheets[name]}</sheetData></worksheet>`,
      ]),
    ),
  };
  if (strings !== undefined) files['xl/sharedStrings.xml'] = `<sst>${strings}</sst>`;
  if (styles !== undefined) files['xl/styles.xml'] = `<styleSheet>${styles}</styleSheet>`;
  return zipped(files);
}

export function zipped(files: Record<string, string>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, strToU8(text)]),
    ) as Zippable,
  );
}

/** Rows of inline texts, from row 1 on. */
export function textRows(rows: string[][]): string {
  return rows
    .map(
      (cells, r) =>
        `<row r="${r + 1}">${cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('')}</row>`,
    )
    .join('');
}
