/** What an import of facilities says of its lines, in both languages. */
import type { Language } from './problems.ts';

interface Of {
  kind: 'row' | 'osm' | 'line';
  name: string;
  id?: string;
  otherLine?: number;
}

/** The verdicts that need a sentence; as `domain/register/import-verdict.ts` has them. */
export type SaidVerdict =
  | { verdict: 'duplicate'; line: number; name: string; of: Of; distanceMeters: number }
  | { verdict: 'error'; line: number; reasonKey: keyof typeof faults; value: string };

const faults = {
  'community-code-unknown': {
    zh: (line: number, value: string) => `第 ${line} 行：没有编码为“${value}”的社区或村。`,
    en: (line: number, value: string) =>
      `Line ${line}: there is no community with the code "${value}".`,
  },
  'community-name-unknown': {
    zh: (line: number, value: string) => `第 ${line} 行：本地区没有叫“${value}”的社区或村。`,
    en: (line: number, value: string) =>
      `Line ${line}: there is no community called "${value}" in the region.`,
  },
  'community-ambiguous': {
    zh: (line: number, value: string) =>
      `第 ${line} 行：有几个社区都叫“${value}”，请改写社区编码。`,
    en: (line: number, value: string) =>
      `Line ${line}: several communities are called "${value}"; please give its code.`,
  },
  'position-unplaced': {
    zh: (line: number, value: string) =>
      `第 ${line} 行没有坐标，也不知道“${value}”在哪里，没法放到地图上。`,
    en: (line: number, value: string) =>
      `Line ${line} has no position, and the place of its community is not known: "${value}".`,
  },
  'outside-your-area': {
    zh: (line: number, value: string) => `第 ${line} 行在 ${value}，不归您管理。`,
    en: (line: number, value: string) => `Line ${line} lies in ${value}, outside your area.`,
  },
  'in-no-community': {
    zh: (line: number, value: string) =>
      `第 ${line} 行“${value}”不在任何已知的社区里，请写社区编码。`,
    en: (line: number, value: string) =>
      `Line ${line}, "${value}", lies in no known community; please give its code.`,
  },
};

export function verdictSentence(language: Language, said: SaidVerdict): string {
  const lang = language === 'en' ? 'en' : 'zh';
  if (said.verdict === 'error') return faults[said.reasonKey][lang](said.line, said.value);
  const { line, name, of, distanceMeters } = said;
  const meters = Math.round(distanceMeters);
  if (lang === 'en') {
    const other =
      of.kind === 'line' ? `line ${of.otherLine}` : of.kind === 'osm' ? `OSM ${of.id}` : of.id;
    return `Line ${line}: "${name}" is a duplicate of "${of.name}" (${other}), ${meters} m away.`;
  }
  const other =
    of.kind === 'line'
      ? `第 ${of.otherLine} 行`
      : of.kind === 'osm'
        ? `开放街道图 ${of.id}`
        : `已登记 ${of.id}`;
  return `第 ${line} 行“${name}”与“${of.name}”（${other}）像是同一处，相距 ${meters} 米。`;
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
