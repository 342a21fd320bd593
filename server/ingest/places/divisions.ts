/** Guangdong's communities, each with the street (or town), district and city that it belongs to, and these themselves. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlaceEntry } from '../../domain/place-search/entry.ts';
import { nameKeys } from './name-keys.ts';
import { rowsOf } from './division-rows.ts';
import type { Reader } from './readings.ts';

const committee =
  /(?:社区居民委员会|社区居委会会?|社区居委|社区委员会|居民委员会|居委会会?|居委委员会|社区)$/u;
const villageCommittee = /(?:村民委员会|村委会会?)$/u;
const unit = /(?:街道办事处|街道|镇|乡|区|自治县|县|市)$/u;

/** @param folder with `cities.csv`, `areas.csv`, `streets.csv` and `communities.csv`. Takes about two seconds. */
export function divisionEntries(folder: string, reader: Reader): PlaceEntry[] {
  const read = (name: string) => rowsOf(readFileSync(join(folder, name), 'utf8'), name);
  const nameOf = new Map<string, string>();
  const units = ['cities.csv', 'areas.csv', 'streets.csv'].flatMap(read);
  for (const { code, name } of units) nameOf.set(code!, name!);
  const english = new Map<string, string>();
  const inEnglish = (name: string) => {
    let words = english.get(name);
    if (words === undefined) english.set(name, (words = romanUnit(name, reader)));
    return words;
  };
  const above = units.map(({ code, name, areaCode, cityCode }): PlaceEntry => {
    const around = [areaCode, cityCode].flatMap((of) => (of && nameOf.get(of)) ?? []);
    const zh = [...new Set(around)].filter((upper) => upper !== name);
    return {
      kind: 'place',
      id: code!,
      name: name!,
      nameEn: inEnglish(name!),
      detail: {
        zh: [...zh, '广东省'].join(' · '),
        en: [...zh.map(inEnglish), 'Guangdong'].join(', '),
      },
      position: null,
      keys: nameKeys(
        [bare(name!, unit)],
        zh.map((text) => bare(text, unit)),
        reader,
        {
          texts: [name!],
          spokenEnding: '',
        },
      ),
    };
  });
  const communities = read('communities.csv').map(
    ({ code, name, streetCode, areaCode, cityCode }) => {
      const levels = [streetCode, areaCode, cityCode].map((of) => {
        const found = nameOf.get(of!);
        if (found === undefined) throw new Error(`community ${code} belongs to unknown "${of}"`);
        return found;
      });
      // Dongguan and Zhongshan have no districts: the city stands in their place.
      const around = [...new Set(levels)];
      const { core, short, kind } = shortened(name!, levels);
      return {
        kind: 'community' as const,
        id: code!,
        name: short,
        nameEn: `${roman(core, reader)} ${kind}`,
        detail: { zh: around.join(' · '), en: around.map(inEnglish).join(', ') },
        position: null,
        keys: nameKeys(
          [core],
          around.map((text) => bare(text, unit)),
          reader,
          { texts: [short, name!], spokenEnding: spokenEnding[kind] },
        ),
      };
    },
  );
  return [...above, ...communities];
}

/** How the word is read that makes the short name out of the bare one. */
export const spokenEnding = { Village: 'cun', Community: 'shequ', Area: '' };

/** 翠洲社区居民委员会 → 翠洲 and 翠洲社区; 唐家村委会 → 唐家 and 唐家村. Names of the levels above are cut off. */
export function shortened(
  name: string,
  above: readonly string[],
): { core: string; short: string; kind: 'Village' | 'Community' | 'Area' } {
  let rest = name.replace(/^广东省/u, '');
  for (const upper of [...above].reverse())
    if (rest.startsWith(upper) && rest.length - upper.length > 2) rest = rest.slice(upper.length);
  if (villageCommittee.test(rest)) {
    const core = bare(rest, villageCommittee);
    return { core, short: core.endsWith('村') ? core : `${core}村`, kind: 'Village' };
  }
  if (committee.test(rest)) {
    const core = bare(rest, committee);
    return { core, short: `${core}社区`, kind: 'Community' };
  }
  return { core: rest, short: rest, kind: 'Area' };
}

function bare(name: string, ending: RegExp): string {
  const rest = name.replace(ending, '');
  return [...rest].length > 0 ? rest : name;
}

/** Pinyin as one word with a capital, as on signs: Tangjiawan. */
function roman(name: string, reader: Reader): string {
  const word = reader.read(name)[0]!.join('');
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const unitWords: readonly [RegExp, string][] = [
  [/(?:街道办事处|街道)$/u, ' Subdistrict'],
  [/镇$/u, ' Town'],
  [/自治县$/u, ' County'],
  [/县$/u, ' County'],
  [/区$/u, ' District'],
  [/乡$/u, ' Township'],
  [/市$/u, ''],
];

function romanUnit(name: string, reader: Reader): string {
  const [ending, word] = unitWords.find(([pattern]) => pattern.test(name)) ?? [/$^/u, ''];
  return roman(bare(name, ending), reader) + word;
}
