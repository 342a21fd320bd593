/** Sentences for everything that a table, its columns, its rows or a file of borders can be refused or repaired for. Each quotes the value. */
import { fieldWord } from './facility-fields.ts';
import type { Language, Quoted } from './problems.ts';

type Sentence = (quoted: Quoted) => string;

const megabytes = (bytes: string | number | undefined) =>
  Math.ceil(Number(bytes ?? 0) / 1024 / 1024);

/** Rows of GeoJSON are features: the caller passes on the reader's `lineIs`. */
const zhAt = (q: Quoted) => (q.lineIs === 'feature' ? `第 ${q.line} 个要素` : `第 ${q.line} 行`);
const enAt = (q: Quoted) => (q.lineIs === 'feature' ? `Feature ${q.line}` : `Line ${q.line}`);

/** The sign itself would turn the sentence that quotes it. */
const readable = (value: string | number | undefined) =>
  String(value ?? '').replace(/[\u202a-\u202e\u2066-\u2069]/g, '');

const chinese = {
  // Files
  'file-empty': () => '文件是空的。',
  'file-unreadable': (q) => `文件无法读取：${q.value}。`,
  'file-too-large': (q) =>
    `文件有 ${megabytes(q.bytes)} MB，最多 ${megabytes(q.most)} MB，请分成几个文件。`,
  'file-unknown': (q) => `这是 ${q.value} 文件；可以读取的有 CSV、Excel（.xlsx）和 GeoJSON。`,
  'file-old-excel': () =>
    '这是旧版或加密的 Excel 文件，请用 Excel 或 WPS 另存为不加密的 .xlsx 后再上传。',
  'file-binary': (q) => `${zhAt(q)}有不是文字的内容，这不是表格文件。`,
  'encoding-broken': (q) =>
    `${zhAt(q)}有无法按 ${q.encoding} 编码读取的文字，请另存为 UTF-8 编码后再上传。`,
  'quote-open': (q) => `${zhAt(q)}开始的引号没有结束。`,
  'record-too-long': (q) => `${zhAt(q)}太长，可能有引号没有结束。`,
  'no-headers': () => '文件里没有表头。',
  'too-many-rows': (q) => `最多 ${q.most} 行数据，${zhAt(q)}起超出，请分成几个文件。`,
  'too-many-blank-rows': (q) => `空行超过 ${q.most} 行（到${zhAt(q)}），请删去空行后再上传。`,
  'too-many-columns': (q) => `${zhAt(q)}有 ${q.count} 列，最多 ${q.most} 列。`,
  'too-many-cells': (q) => `表格太大：到${zhAt(q)}已超过 ${q.most} 个单元格，请分成几个文件。`,
  'cell-too-long': (q) =>
    `${zhAt(q)}“${q.column}”列有 ${q.count} 个字，最多 ${q.most} 个：“${q.value}”。`,
  'zip-broken': (q) => `Excel 文件已损坏，无法解压：${q.value}。`,
  'zip-bomb': (q) => `Excel 文件解压后太大，不予读取：${q.value}。`,
  'not-a-workbook': (q) => `这不是 Excel 工作簿：缺少 ${q.value}。`,
  'workbook-encrypted': () => 'Excel 文件设有密码，请取消密码后再上传。',
  'sheet-unknown': (q) => `没有名为“${q.value}”的工作表；有的是：${q.known}。`,
  'sheet-broken': (q) => `Excel 文件中的 ${q.sheet} 已损坏。`,
  'formula-without-value': (q) =>
    `${zhAt(q)}第 ${q.column} 列的公式没有保存结果，请用 Excel 或 WPS 打开并保存后再上传。`,
  'json-broken': (q) => `GeoJSON 不完整或有错，在${zhAt(q)}。`,
  'json-too-deep': (q) => `GeoJSON 的嵌套超过 ${q.most} 层，在${zhAt(q)}。`,
  'json-too-large': (q) => `GeoJSON 中有一个要素太大，在${zhAt(q)}。`,
  'not-geojson': (q) => `GeoJSON 应由要素（Feature）组成，读到的是“${q.value}”。`,
  'datum-unknown': (q) => `GeoJSON 的坐标系“${q.value}”不能使用，请转换为经纬度。`,
  'too-many-features': (q) => `最多 ${q.most} 个要素，请分成几个文件。`,
  // Notes
  'title-skipped': (q) => `${zhAt(q)}“${q.value}”当作标题，没有读取。`,
  'merged-filled': (q) => `合并的单元格已拆开，填入了 ${q.count} 格。`,
  'codes-as-numbers': (q) =>
    `“${q.column}”列存成了数字（例如${zhAt(q)}的 ${q.value}），开头的 0 可能已丢失。`,
  // Columns
  'column-missing': (q) => `没有找到“${fieldWord('zh-CN', q.field)}”列。`,
  'column-ambiguous': (q) => `“${fieldWord('zh-CN', q.field)}”有几列都像：${q.value}，请选一列。`,
  'column-unknown': (q) =>
    `“${fieldWord('zh-CN', q.field)}”选了第 ${q.value} 列，表里只有 ${q.known} 列。`,
  // Rows
  'row-too-long': (q) => `${zhAt(q)}比表头多出内容：“${q.value}”，可能少了引号。`,
  'error-value': (q) => `${zhAt(q)}“${q.column}”是出错的公式：${q.value}。`,
  'control-character': (q) => `${zhAt(q)}“${q.column}”含有看不见的控制字符：“${q.value}”。`,
  'turning-character': (q) =>
    `${zhAt(q)}“${q.column}”含有改变文字方向的隐藏符号，请重新输入：“${readable(q.value)}”。`,
  'text-too-long': (q) => `${zhAt(q)}“${q.column}”太长：“${q.value}”。`,
  'name-missing': (q) => `${zhAt(q)}没有名称。`,
  'category-missing': (q) => `${zhAt(q)}没有类别。`,
  'category-unknown': (q) => `${zhAt(q)}的类别“${q.value}”不认识。`,
  'category-ambiguous': (q) => `${zhAt(q)}的类别“${q.value}”有几种可能：${q.suggestion}。`,
  'too-many-categories': (q) => `${zhAt(q)}的类别太多，最多 10 个：“${q.value}”。`,
  'position-missing': (q) => `${zhAt(q)}没有坐标（“${q.column}”）。`,
  'coordinate-invalid': (q) => `${zhAt(q)}“${q.column}”不是坐标：“${q.value}”。`,
  'coordinate-out-of-range': (q) => `${zhAt(q)}的坐标超出范围：“${q.value}”。`,
  'coordinates-projected': (q) =>
    `${zhAt(q)}的坐标“${q.value}”像是以米为单位的投影坐标，请转换为经纬度。`,
  'coordinates-swapped': (q) =>
    `${zhAt(q)}的经度和纬度好像写反了：“${q.value}”，应为“${q.suggestion}”。`,
  'outside-bounds': (q) => `${zhAt(q)}的坐标“${q.value}”不在本地区内。`,
  'geometry-type': (q) => `第 ${q.line} 个要素是“${q.value}”，设施应为点或面。`,
  'geometry-empty': (q) => `第 ${q.line} 个要素没有坐标。`,
  'community-code-invalid': (q) =>
    `${zhAt(q)}“${q.column}”应为 12 位社区编码或社区名称，收到的是“${q.value}”。`,
  'phone-invalid': (q) => `${zhAt(q)}“${q.column}”不是电话号码：“${q.value}”。`,
  'hours-unreadable': (q) =>
    `${zhAt(q)}“${q.column}”看不懂：“${q.value}”，请写成“周一至周五 8:30-17:30”这样。`,
  'number-invalid': (q) => `${zhAt(q)}“${q.column}”应为合理的数字，收到的是“${q.value}”。`,
  'status-unknown': (q) => `${zhAt(q)}“${q.column}”应为“开放”或“关闭”，收到的是“${q.value}”。`,
  'entrances-invalid': (q) =>
    `${zhAt(q)}“${q.column}”应为“经度 纬度; 经度 纬度”，最多 32 个，收到的是“${q.value}”。`,
  // Borders
  'boundary-not-a-feature': (q) => `第 ${q.feature} 个不是要素：“${q.value}”。`,
  'boundary-empty': (q) => `第 ${q.feature} 个要素没有边界。`,
  'boundary-type': (q) =>
    `第 ${q.feature} 个要素是“${q.value}”，边界应为面（Polygon 或 MultiPolygon）。`,
  'boundary-broken': (q) => `第 ${q.feature} 个要素的坐标不完整。`,
  'boundary-too-few-corners': (q) => `第 ${q.feature} 个要素的边界只有 ${q.count} 个点，围不成面。`,
  'boundary-crosses-itself': (q) => `第 ${q.feature} 个要素的边界在 ${q.lng}, ${q.lat} 自相交叉。`,
  'boundary-too-tangled': (q) => `第 ${q.feature} 个要素的边界太乱，无法检查。`,
  'boundary-hole-outside': (q) => `第 ${q.feature} 个要素的孔在边界之外。`,
  'boundary-swapped': (q) =>
    `第 ${q.feature} 个要素的经度和纬度好像写反了（中心 ${q.lng}, ${q.lat}）。`,
  'boundary-out-of-range': (q) =>
    `第 ${q.feature} 个要素的坐标不是经纬度（中心 ${q.lng}, ${q.lat}）。`,
  'boundary-outside': (q) => `第 ${q.feature} 个要素不在本地区内（中心 ${q.lng}, ${q.lat}）。`,
  'ring-closed': () => '没有闭合的边界已闭合。',
  'ring-reversed': () => '边界的方向已改正。',
  'hole-dropped': () => '没有面积的孔已略去。',
  'part-dropped': () => '没有面积的部分已略去。',
} satisfies Record<string, Sentence>;

export type TableKey = keyof typeof chinese;

const english: Record<TableKey, Sentence> = {
  'file-empty': () => 'The file is empty.',
  'file-unreadable': (q) => `The file cannot be read: ${q.value}.`,
  'file-too-large': (q) =>
    `The file has ${megabytes(q.bytes)} MB; at most ${megabytes(q.most)} MB can be read. Please split it.`,
  'file-unknown': (q) =>
    `This is a file of ${q.value}; CSV, Excel (.xlsx) and GeoJSON can be read.`,
  'file-old-excel': () =>
    'This is an old or encrypted Excel file: please save it as .xlsx without a password.',
  'file-binary': (q) => `${enAt(q)} holds something that is no text; this is no table.`,
  'encoding-broken': (q) =>
    `${enAt(q)} cannot be read as ${q.encoding}: please save the file as UTF-8.`,
  'quote-open': (q) =>
    `A quotation mark that opens in the record at line ${q.line} is never closed.`,
  'record-too-long': (q) =>
    `The record at line ${q.line} is too long; a quotation mark may be left open.`,
  'no-headers': () => 'The file has no headers.',
  'too-many-rows': (q) =>
    `At most ${q.most} rows can be read; line ${q.line} is beyond. Please split the file.`,
  'too-many-blank-rows': (q) =>
    `By line ${q.line} there are more than ${q.most} blank rows: please delete them.`,
  'too-many-columns': (q) => `${enAt(q)} has ${q.count} columns, at most ${q.most} can be read.`,
  'too-many-cells': (q) =>
    `The table is too large: by line ${q.line} it has over ${q.most} cells. Please split the file.`,
  'cell-too-long': (q) =>
    `${enAt(q)}, column "${q.column}" has ${q.count} characters, at most ${q.most} can be read: "${q.value}".`,
  'zip-broken': (q) => `The Excel file is damaged and cannot be unpacked: ${q.value}.`,
  'zip-bomb': (q) => `The Excel file unpacks to too much and is not read: ${q.value}.`,
  'not-a-workbook': (q) => `This is no Excel workbook: ${q.value} is missing.`,
  'workbook-encrypted': () => 'The Excel file has a password: please take it off.',
  'sheet-unknown': (q) => `There is no sheet "${q.value}"; there are: ${q.known}.`,
  'sheet-broken': (q) => `${q.sheet} in the Excel file is damaged.`,
  'formula-without-value': (q) =>
    `The formula in line ${q.line}, column ${q.column} was saved without its result: please open the file in Excel or WPS and save it.`,
  'json-broken': (q) => `The GeoJSON is cut off or wrong at ${enAt(q).toLowerCase()}.`,
  'json-too-deep': (q) =>
    `The GeoJSON is nested more than ${q.most} levels deep at line ${q.line}.`,
  'json-too-large': (q) => `A feature of the GeoJSON is too large, at line ${q.line}.`,
  'not-geojson': (q) => `GeoJSON must consist of features, got "${q.value}".`,
  'datum-unknown': (q) =>
    `The coordinate system "${q.value}" of the GeoJSON cannot be used: please convert it to longitude and latitude.`,
  'too-many-features': (q) => `At most ${q.most} features can be read. Please split the file.`,
  'title-skipped': (q) => `${enAt(q)}, "${q.value}", was taken for a title and not read.`,
  'merged-filled': (q) => `Merged cells were split; ${q.count} cells were filled.`,
  'codes-as-numbers': (q) =>
    `Column "${q.column}" is stored as numbers (such as ${q.value} in line ${q.line}); zeros at the start may be lost.`,
  'column-missing': (q) => `No column was found for "${fieldWord('en', q.field)}".`,
  'column-ambiguous': (q) =>
    `Several columns could be "${fieldWord('en', q.field)}": ${q.value}. Please choose one.`,
  'column-unknown': (q) =>
    `Column ${q.value} was chosen for "${fieldWord('en', q.field)}", but the table has only ${q.known}.`,
  'row-too-long': (q) =>
    `${enAt(q)} has more than the headers: "${q.value}". Quotation marks may be missing.`,
  'error-value': (q) => `${enAt(q)}, "${q.column}" is a formula that failed: ${q.value}.`,
  'control-character': (q) =>
    `${enAt(q)}, "${q.column}" holds invisible control characters: "${q.value}".`,
  'turning-character': (q) =>
    `${enAt(q)}, "${q.column}" holds hidden signs that turn the direction of reading; please type it again: "${readable(q.value)}".`,
  'text-too-long': (q) => `${enAt(q)}, "${q.column}" is too long: "${q.value}".`,
  'name-missing': (q) => `${enAt(q)} has no name.`,
  'category-missing': (q) => `${enAt(q)} has no category.`,
  'category-unknown': (q) => `${enAt(q)}: there is no category "${q.value}".`,
  'category-ambiguous': (q) =>
    `${enAt(q)}: "${q.value}" may be several categories: ${q.suggestion}.`,
  'too-many-categories': (q) => `${enAt(q)} has too many categories, at most 10: "${q.value}".`,
  'position-missing': (q) => `${enAt(q)} has no position ("${q.column}").`,
  'coordinate-invalid': (q) => `${enAt(q)}, "${q.column}" is no coordinate: "${q.value}".`,
  'coordinate-out-of-range': (q) => `${enAt(q)}: the position is out of range: "${q.value}".`,
  'coordinates-projected': (q) =>
    `${enAt(q)}: "${q.value}" looks like map metres; please convert to longitude and latitude.`,
  'coordinates-swapped': (q) =>
    `${enAt(q)}: longitude and latitude look swapped: "${q.value}" should be "${q.suggestion}".`,
  'outside-bounds': (q) => `${enAt(q)}: position "${q.value}" is not in this region.`,
  'geometry-type': (q) => `Feature ${q.line} is a "${q.value}"; a facility is a point or an area.`,
  'geometry-empty': (q) => `Feature ${q.line} has no coordinates.`,
  'community-code-invalid': (q) =>
    `${enAt(q)}, "${q.column}" must be a community's 12-digit code or its name, got "${q.value}".`,
  'phone-invalid': (q) => `${enAt(q)}, "${q.column}" is no telephone number: "${q.value}".`,
  'hours-unreadable': (q) =>
    `${enAt(q)}, "${q.column}" is not understood: "${q.value}". Please write it like "Mo-Fr 08:30-17:30".`,
  'number-invalid': (q) => `${enAt(q)}, "${q.column}" must be a sensible number, got "${q.value}".`,
  'status-unknown': (q) =>
    `${enAt(q)}, "${q.column}" must be "open" or "closed", got "${q.value}".`,
  'entrances-invalid': (q) =>
    `${enAt(q)}, "${q.column}" must be "lng lat; lng lat", at most 32, got "${q.value}".`,
  'boundary-not-a-feature': (q) => `Number ${q.feature} is no feature: "${q.value}".`,
  'boundary-empty': (q) => `Feature ${q.feature} has no border.`,
  'boundary-type': (q) =>
    `Feature ${q.feature} is a "${q.value}"; a border is a Polygon or MultiPolygon.`,
  'boundary-broken': (q) => `The coordinates of feature ${q.feature} are incomplete.`,
  'boundary-too-few-corners': (q) =>
    `The border of feature ${q.feature} has ${q.count} points and encloses nothing.`,
  'boundary-crosses-itself': (q) =>
    `The border of feature ${q.feature} crosses itself at ${q.lng}, ${q.lat}.`,
  'boundary-too-tangled': (q) => `The border of feature ${q.feature} is too tangled to be checked.`,
  'boundary-hole-outside': (q) => `A hole of feature ${q.feature} lies outside its border.`,
  'boundary-swapped': (q) =>
    `Longitude and latitude of feature ${q.feature} look swapped (centre ${q.lng}, ${q.lat}).`,
  'boundary-out-of-range': (q) =>
    `The coordinates of feature ${q.feature} are no degrees (centre ${q.lng}, ${q.lat}).`,
  'boundary-outside': (q) =>
    `Feature ${q.feature} is not in this region (centre ${q.lng}, ${q.lat}).`,
  'ring-closed': () => 'An open border was closed.',
  'ring-reversed': () => 'The direction of a border was put right.',
  'hole-dropped': () => 'A hole without area was dropped.',
  'part-dropped': () => 'A part without area was dropped.',
};

/** @param quoted for a row's problem its own fields; for a border's verdict its `quoted` and `feature` */
export function tableSentence(language: Language, key: TableKey, quoted: Quoted = {}): string {
  return (language === 'en' ? english : chinese)[key](quoted);
}

export const tableKeys = Object.keys(chinese) as TableKey[];
