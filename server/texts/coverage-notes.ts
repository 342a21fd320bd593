/** What one must know beside figures of coverage, in both languages. */
import type { Quoted } from './problems.ts';

export interface CoverageNoteText {
  code: string;
  zh: string;
  en: string;
}

type Words = (quoted: Quoted) => { zh: string; en: string };

const notes = {
  'no-facilities': () => ({
    zh: '登记册和地图里都没有这类设施；只有登记完整的地方才能说是缺口。',
    en: 'Neither register nor map has a facility of this category; it is a gap only where the register is complete.',
  }),
  'all-closed': (q) => ({
    zh: `这个时间所有 ${q.count} 处设施都已知不开放。`,
    en: `All ${q.count} facilities are known to be closed at that time.`,
  }),
  'unknown-hours': (q) => ({
    zh: `${q.count} 处设施开放时间不明，按开放计算。`,
    en: `The hours of ${q.count} facilities are not known; they count as open.`,
  }),
  'no-population': () => ({
    zh: '这个地区还没有人口数据，所以有多少人够得着还不知道。',
    en: 'No population has been imported for this region, so how many people reach one is unknown.',
  }),
  'people-outside': (q) => ({
    zh: `人口数据中有 ${q.people} 人在地区范围之外，没有计入。`,
    en: `${q.people} people of the source live beyond the region and are left out.`,
  }),
  'people-far-from-streets': (q) => ({
    zh: `${q.people} 人住处 ${q.meters} 米内没有可用的道路，算作未知。`,
    en: `${q.people} people have no usable street within ${q.meters} m; they count as unknown.`,
  }),
  'no-communities': () => ({
    zh: '这个地区没有社区边界，所以不能按社区、街道或区分列。',
    en: 'No boundaries of communities are known here, so figures cannot be told apart by community, street or district.',
  }),
} satisfies Record<string, Words>;

export type CoverageNoteCode = keyof typeof notes;

export function coverageNote(code: CoverageNoteCode, quoted: Quoted = {}): CoverageNoteText {
  return { code, ...(notes[code] as Words)(quoted) };
}
