import { beforeAll, describe, expect, test } from 'vitest';
import type { PlaceEntry } from '../../../server/domain/place-search/entry.ts';
import { shortened } from '../../../server/ingest/places/divisions.ts';
import type { Places } from '../../../server/store/places/places.ts';
import { divisionNames, placesOver, reader, sourceOf } from '../../fixtures/place-world.ts';

let entries: PlaceEntry[];
let communities: PlaceEntry[];
let places: Places;
beforeAll(() => {
  entries = divisionNames();
  communities = entries.filter(({ kind }) => kind === 'community');
  places = placesOver(sourceOf(entries));
}, 120_000);

const find = (text: string) => places.search(text, null, 20);

describe('Guangdong’s divisions', () => {
  test('are 26,842 communities in 1,757 streets and towns, 124 districts and 21 cities', () => {
    expect(communities).toHaveLength(26_842);
    expect(entries.length - communities.length).toBe(1757 + 124 + 21);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  });

  test('of one name are told apart by street and district: the 2,664 repeated names of the register', () => {
    const officialNames = new Map<string, PlaceEntry[]>();
    for (const entry of communities) {
      // The official name is the last of the longer forms.
      const official = entry.keys.longer.at(-1)!;
      officialNames.set(official, [...(officialNames.get(official) ?? []), entry]);
    }
    const repeated = [...officialNames.values()].filter(({ length }) => length > 1);
    expect(repeated).toHaveLength(2664);
    for (const group of repeated) {
      const shown = new Set(group.map(({ name, detail }) => `${name} ${detail.zh}`));
      expect([group[0]!.name, shown.size]).toEqual([group[0]!.name, group.length]);
    }
  });

  test('have words in both languages and no position', () => {
    for (const { name, nameEn, detail, position } of communities) {
      expect(position).toBeNull();
      expect(nameEn).toMatch(/ (Village|Community|Area)$/);
      expect([name, detail.zh].join()).not.toMatch(/undefined|^,|,$/);
      expect(detail.en).toMatch(/^[A-Z]/);
    }
  });

  test.each([
    ['tjw', '唐家湾镇'],
    ['唐家湾', '唐家湾镇'],
    ['tanjiawan', '唐家湾镇'],
    ['唐加湾', '唐家湾镇'],
    ['dabu', '大埔村'],
    ['machong', '麻涌社区'],
    ['香洲区', '香洲区'],
  ])('are found: %s is %s', (text, name) => {
    expect(find(text).map((hit) => hit.name)).toContain(name);
  });

  test('all answer to their own short name, to its pinyin and to its initials', () => {
    const every = communities.filter((_, i) => i % 97 === 0);
    expect(every.length).toBeGreaterThan(270);
    for (const { id, name, detail, keys } of every) {
      // With its street beside it, no name is so common that twenty hits could hide it.
      const street = detail.zh.split(' · ')[0]!.replace(/(街道|镇|乡)$/u, '');
      for (const form of [keys.texts[0]!, keys.spoken[0]]) {
        if (form === undefined) continue;
        const ids = find(`${form} ${street}`).map((hit) => hit.id);
        expect([name, form, street, ids.includes(id)]).toEqual([name, form, street, true]);
      }
    }
  });
});

describe('an official name is shortened', () => {
  test.each([
    ['翠洲社区居民委员会', '翠洲', '翠洲社区'],
    ['唐家村民委员会', '唐家', '唐家村'],
    ['唐家村委会', '唐家', '唐家村'],
    ['东风居委会会', '东风', '东风社区'],
    ['新墟居民委员会', '新墟', '新墟社区'],
    ['金鸡林场生活区', '金鸡林场生活区', '金鸡林场生活区'],
  ])('%s: %s, %s', (official, core, short) => {
    expect(shortened(official, [])).toMatchObject({ core, short });
  });

  test('without the levels above that stand in it', () => {
    const above = ['浰源镇', '和平县', '河源市'];
    expect(shortened('广东省河源市和平县浰源镇街镇社区居民委员会', above).core).toBe('街镇');
  });
});

describe('readings', () => {
  test('put Guangdong’s own first and keep the usual ones', () => {
    const read = (text: string) => reader.read(text).map((syllables) => syllables.join(' '));
    expect(read('大埔')[0]).toBe('da bu');
    expect(read('大埔')).toContain('da pu');
    expect(read('麻涌')[0]).toBe('ma chong');
    expect(read('绿')).toContain('lu');
  });
});
