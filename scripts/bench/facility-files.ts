/** The same seeded facilities as an office's CSV, XLSX and GeoJSON: every column that an import reads, texts as long as people write them. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import type { Position } from '../../server/geo/position.ts';
import { categories } from './facts.ts';

const headers = [
  '编号',
  '名称',
  '英文名',
  '类别',
  '经度',
  '纬度',
  '地址',
  '电话',
  '营业时间',
  '建筑面积',
  '容量',
  '社区编码',
  '经营单位',
  '状态',
  '备注',
] as const;
type Row = string[];

const signs = [
  ...'安宝昌春达德福光广桂海和恒华吉佳建江金景康乐丽联龙美民明南宁鹏平启庆仁荣瑞胜泰天文祥新信兴旭阳怡益永源悦云正中',
];
const hours = [
  '周一至周五 8:30-17:30',
  '每天 7:00-22:00',
  '24小时',
  'Mo-Sa 09:00-21:00',
  '9:00-12:00，14:00-18:00',
];
const communities = 300;
/** Excel writes numbers as numbers, and everything else as a shared text. */
const numeric = new Set([4, 5, 9, 10]);

/** @param places where people are; rows stand around them in turn */
export function facilityRows(count: number, places: readonly Position[]): Row[] {
  let state = 20121011;
  const random = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const sign = () => signs[random(signs.length)]!;
  return Array.from({ length: count }, (_, i) => {
    const [lng, lat] = places[i % places.length]!;
    const { code, zh, en } = categories[random(categories.length)]! as {
      code: string;
      zh: string;
      en: string;
    };
    const owner = `${sign()}${sign()}${sign()}`;
    const street = `${sign()}${sign()}${random(2) ? '路' : '街'}`;
    return [
      // Every other one has no number of its own, and is known by its name.
      i % 2 ? `SS-${String(i).padStart(7, '0')}` : '',
      `${owner}${zh.replace(/（.*/, '')}（${street}店）`,
      i % 3 ? '' : `${en} No. ${i}`,
      i % 4 ? zh : code,
      (lng + (random(2001) - 1000) * 1e-6).toFixed(6),
      (lat + (random(2001) - 1000) * 1e-6).toFixed(6),
      `城区街道${street}${1 + random(900)}号之${1 + random(30)}首层`,
      `0756-${2_000_000 + random(6_000_000)}`,
      hours[random(hours.length)]!,
      String(20 + random(3000)),
      i % 5 ? '' : String(random(200)),
      `440402${String(1 + random(communities)).padStart(6, '0')}`,
      `${owner}服务有限公司`,
      '营业中',
      `${2019 + random(7)} 年普查登记，第 ${1 + random(40)} 组`,
    ];
  });
}

export type FileFormat = 'csv' | 'xlsx' | 'geojson';

/** @returns the file's path */
export function writeFacilityFile(
  folder: string,
  format: FileFormat,
  rows: readonly Row[],
): string {
  const path = join(folder, `facilities.${format}`);
  writeFileSync(path, { csv, xlsx, geojson }[format](rows));
  return path;
}

function csv(rows: readonly Row[]): string {
  const quoted = (text: string) => (text.includes(',') ? `"${text}"` : text);
  return [headers, ...rows].map((row) => `${row.map(quoted).join()}\r\n`).join('');
}

function geojson(rows: readonly Row[]): string {
  const features = rows.map((row) => {
    const said = headers.flatMap((header, c) =>
      c === 4 || c === 5 || row[c] === '' ? [] : [[header, row[c]]],
    );
    const geometry = { type: 'Point', coordinates: [Number(row[4]), Number(row[5])] };
    return JSON.stringify({ type: 'Feature', geometry, properties: Object.fromEntries(said) });
  });
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
}

function xlsx(rows: readonly Row[]): Uint8Array {
  const shared = new Map<string, number>();
  const cell = (text: string, c: number, r: number) => {
    if (text === '') return '';
    const at = `${String.fromCharCode(65 + c)}${r + 1}`;
    if (r > 0 && numeric.has(c)) return `<c r="${at}"><v>${text}</v></c>`;
    const number = shared.get(text) ?? shared.size;
    shared.set(text, number);
    return `<c r="${at}" t="s"><v>${number}</v></c>`;
  };
  const lines = [headers, ...rows].map(
    (row, r) => `<row r="${r + 1}">${row.map((text, c) => cell(text, c, r)).join('')}</row>`,
  );
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const related = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const parts = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships>${related('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns:r="${office}"><sheets><sheet name="设施" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${related('r1', 'worksheet', 'sheet1.xml')}${related('r2', 'sharedStrings', 'shared.xml')}</Relationships>`,
    'xl/sheet1.xml': `<worksheet><sheetData>${lines.join('')}</sheetData></worksheet>`,
    'xl/shared.xml': `<sst>${[...shared.keys()].map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  };
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  );
}
