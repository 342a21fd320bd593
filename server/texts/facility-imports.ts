/** What an import of facilities says of its lines, in both languages. */
import { fieldWord } from './facility-fields.ts';
import type { Language } from './problems.ts';

interface Of {
  kind: 'row' | 'osm' | 'merged' | 'line';
  name: string;
  id?: string;
  otherLine?: number;
}

/** The verdicts that need a sentence; as `domain/register/import-verdict.ts` has them. */
export type SaidVerdict =
  | { verdict: 'duplicate'; line: number; name: string; of: Of; distanceMeters: number }
  | { verdict: 'error'; line: number; reasonKey: keyof typeof faults; value: string };

/** How a line of the file is called. */
export type LineIs = 'line' | 'row' | 'feature';

/** Of one field of a row, in the reader's words; a move says its metres alone. */
export interface SaidChange {
  field: string;
  from: string;
  to: string;
  movedMeters?: number;
}

const zhLine = (line: number, lineIs: LineIs) =>
  lineIs === 'feature' ? `第 ${line} 个要素` : `第 ${line} 行`;
const enLine = (line: number, lineIs: LineIs) =>
  lineIs === 'feature' ? `Feature ${line}` : `Line ${line}`;

const faults = {
  'community-code-unknown': {
    zh: (line: string, value: string) => `${line}：没有编码为“${value}”的社区或村。`,
    en: (line: string, value: string) => `${line}: there is no community with the code "${value}".`,
  },
  'community-name-unknown': {
    zh: (line: string, value: string) => `${line}：本地区没有叫“${value}”的社区或村。`,
    en: (line: string, value: string) =>
      `${line}: there is no community called "${value}" in the region.`,
  },
  'community-ambiguous': {
    zh: (line: string, value: string) => `${line}：有几个社区都叫“${value}”，请改写社区编码。`,
    en: (line: string, value: string) =>
      `${line}: several communities are called "${value}"; please give its code.`,
  },
  'position-unplaced': {
    zh: (line: string, value: string) =>
      `${line}没有坐标，也不知道“${value}”在哪里，没法放到地图上。`,
    en: (line: string, value: string) =>
      `${line} has no position, and the place of its community is not known: "${value}".`,
  },
  'outside-your-area': {
    zh: (line: string, value: string) => `${line}在 ${value}，不归您管理。`,
    en: (line: string, value: string) => `${line} lies in ${value}, outside your area.`,
  },
  'in-no-community': {
    zh: (line: string, value: string) => `${line}“${value}”不在任何已知的社区里，请写社区编码。`,
    en: (line: string, value: string) =>
      `${line}, "${value}", lies in no known community; please give its code.`,
  },
};

export function verdictSentence(language: Language, said: SaidVerdict, lineIs: LineIs): string {
  if (said.verdict === 'error') {
    const sentence = faults[said.reasonKey];
    return language === 'en'
      ? sentence.en(enLine(said.line, lineIs), said.value)
      : sentence.zh(zhLine(said.line, lineIs), said.value);
  }
  const { line, name, of, distanceMeters } = said;
  const meters = Math.round(distanceMeters);
  if (language === 'en') {
    if (of.kind === 'merged')
      return `${enLine(line, lineIs)}: "${name}" was merged into "${of.name}" (${of.id}) and is not written apart from it.`;
    const other =
      of.kind === 'line'
        ? enLine(of.otherLine!, lineIs).toLowerCase()
        : of.kind === 'osm'
          ? `OSM ${of.id}`
          : of.id;
    return `${enLine(line, lineIs)}: "${name}" is a duplicate of "${of.name}" (${other}), ${meters} m away.`;
  }
  if (of.kind === 'merged')
    return `${zhLine(line, lineIs)}“${name}”已并入“${of.name}”（${of.id}），不再另外登记。`;
  const other =
    of.kind === 'line'
      ? zhLine(of.otherLine!, lineIs)
      : of.kind === 'osm'
        ? `开放街道图 ${of.id}`
        : `已登记 ${of.id}`;
  return `${zhLine(line, lineIs)}“${name}”与“${of.name}”（${other}）像是同一处，相距 ${meters} 米。`;
}

/** What a changed line changes. */
export function changesSentence(language: Language, changes: readonly SaidChange[]): string {
  const en = language === 'en';
  const nothing = en ? 'nothing' : '空';
  const parts = changes.map(({ field, from, to, movedMeters }) => {
    if (movedMeters !== undefined)
      return en ? `moves ${Math.round(movedMeters)} m` : `位置移动 ${Math.round(movedMeters)} 米`;
    const [was, is] = [from || nothing, to || nothing];
    return en
      ? `${fieldWord(language, field)}: ${was} → ${is}`
      : `${fieldWord(language, field)}：${was} → ${is}`;
  });
  const joined = parts.join(en ? '; ' : '；');
  return en ? `${joined[0]!.toUpperCase()}${joined.slice(1)}.` : `${joined}。`;
}

/** What is worth knowing of a new line. */
export function newSentence(
  language: Language,
  { osm, isPlaced }: { osm: { id: string; name: string | null } | null; isPlaced: boolean },
): string | null {
  const en = language === 'en';
  const parts: string[] = [];
  if (osm)
    parts.push(
      en
        ? `It is "${osm.name ?? ''}" of OpenStreetMap (${osm.id}), for which this table speaks from now on.`
        : `就是开放街道图上的“${osm.name ?? ''}”（${osm.id}），以后以本表为准。`,
    );
  if (isPlaced)
    parts.push(
      en
        ? 'It has no position and is put in the middle of its community.'
        : '没有坐标，放在社区的中间。',
    );
  return parts.length === 0 ? null : parts.join(en ? ' ' : '');
}

export function suspicionSentence(
  language: Language,
  { suspected, rows, share }: { suspected: 'gcj02' | 'bd09'; rows: number; share: number },
): string {
  const name = suspected === 'gcj02' ? 'GCJ-02' : 'BD-09';
  const percent = Math.round(share * 100);
  return language === 'en'
    ? `These coordinates look like ${name}: ${rows} rows (${percent} %) fit streets or communities only when converted.`
    : `这些坐标像是 ${name}：${rows} 行（${percent}%）换算后才落在街道或社区里。`;
}

const verdictWords = {
  new: ['新增', 'new'],
  changed: ['有变化', 'changed'],
  same: ['没有变化', 'the same'],
  duplicate: ['疑似重复', 'duplicate'],
  error: ['有错', 'error'],
} as const;

export const verdictWord = (language: Language, verdict: keyof typeof verdictWords): string =>
  verdictWords[verdict][language === 'en' ? 1 : 0];

/** Headers of the verdicts as a table. */
export const lineHeaders = (language: Language): string[] =>
  language === 'en'
    ? ['Line', 'Name', 'Verdict', 'Why', 'Longitude (WGS-84)', 'Latitude (WGS-84)']
    : ['行', '名称', '判定', '说明', '经度（WGS-84）', '纬度（WGS-84）'];
