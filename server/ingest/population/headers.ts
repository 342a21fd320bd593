/** What columns of population are called, by people, by other programs and by the site's own tables of figures. */
import type { PopulationGroup } from '../../domain/coverage/population.ts';

export type PopulationField = PopulationGroup | 'lng' | 'lat' | 'code';

const words: Record<PopulationField, string> = {
  lng: '经度 东经 lng lon long longitude',
  lat: '纬度 北纬 lat latitude',
  code: '编码 代码 社区编码 社区代码 区划代码 行政区划代码 统计用区划代码 code communitycode divisioncode',
  people:
    '人口 人数 人口数 总人口 总人口数 常住人口 常住人口数 居民数 population populationtotal pop people persons residents inhabitants total',
  elderly:
    '老年人 老人 老年人口 老年人数 老年人口数 60岁以上老年人 60岁以上 60岁及以上 60岁以上人口 65岁以上 65岁及以上 65岁以上人口 elderly aged seniors old residentsaged60ormore',
  children:
    '儿童 儿童数 儿童人口 少儿 少年儿童 14岁以下儿童 14岁以下 14岁及以下 0至14岁 children kids child residentsunder15',
  nonRegistered:
    '非户籍 非户籍人口 非户籍人数 非户籍常住人口 流动人口 外来人口 nonregistered migrants migrant floating floatingpopulation residentswithoutlocalhouseholdregistration',
};

const fieldByWord = new Map(
  (Object.keys(words) as PopulationField[]).flatMap((field) =>
    words[field].split(' ').map((word) => [word, field] as const),
  ),
);

/** Brackets, units and signs do not count: `人口（人）` is people, `Non_Registered` is the non-registered. */
export function populationField(header: string): PopulationField | undefined {
  const bare = header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, '');
  return fieldByWord.get(bare.replace(/[^\p{L}\p{N}]/gu, ''));
}

export type PopulationHeaders = ReadonlyMap<PopulationField, number>;

/** The number of each field's column, or two headers that mean the same. */
export function populationHeaders(
  headers: readonly string[],
): { ok: true; columns: PopulationHeaders } | { ok: false; headers: readonly [string, string] } {
  const columns = new Map<PopulationField, number>();
  for (const [number, header] of headers.entries()) {
    const field = populationField(header);
    if (!field) continue;
    const before = columns.get(field);
    if (before !== undefined) return { ok: false, headers: [headers[before]!, header] };
    columns.set(field, number);
  }
  return { ok: true, columns };
}
