/** Searching by name: all of Guangdong's communities, the kinds of service and the given regions, asked as people type. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { questionsFor } from '../../server/domain/place-search/question.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { indexFileName } from '../../server/store/places/index-file.ts';
import { FolderPlaces } from '../../server/store/places/places.ts';
import { regionFolder } from '../../server/store/region-folder.ts';
import { runToEnd } from './child.ts';
import { report, reportTimes } from './figures.ts';

const everywhere = 'dist/places/everywhere.sqlite';
const perSort = 400;

/** A name as people type it, or less of it, or wrong. */
const sorts: Record<string, (name: string, spoken: string, random: () => number) => string> = {
  'one character': (name, _spoken, random) => [...name][Math.floor(random() * [...name].length)]!,
  'two characters': (name) => [...name].slice(0, 2).join(''),
  'whole name': (name) => name,
  'wrong character': (name, _spoken, random) => replaced(name, random, '错'),
  pinyin: (_name, spoken) => spoken,
  'pinyin, beginning': (_name, spoken, random) =>
    spoken.slice(0, 1 + Math.floor(random() * spoken.length)),
  'pinyin, wrong letter': (_name, spoken, random) => replaced(spoken, random, 'e'),
  initials: (_name, spoken) => spoken.replace(/[aeiou]+(ng|n)?/g, ''),
};

function replaced(text: string, random: () => number, by: string): string {
  const characters = [...text];
  characters[Math.floor(random() * characters.length)] = by;
  return characters.join('');
}

const english = [
  'supermarket',
  'market',
  'clinic',
  'park',
  'library',
  'bus',
  'st',
  'school',
  'post office',
  'haircut',
];

export async function benchPlaces(
  dataDir: string,
  engines: readonly RegionEngine[],
  data: string,
): Promise<void> {
  const file = join(dataDir, 'everywhere.sqlite');
  const made = await runToEnd(['dist/server/make-places.js', file], {});
  report({
    name: 'index of names, made',
    value: made.seconds,
    unit: 's',
    data: '26,842 communities',
  });
  report({
    name: 'index of names, size',
    value: statSync(everywhere).size / 1e6,
    unit: 'MB',
    data: '26,842 communities',
  });
  for (const { region } of engines) {
    const { id, version } = region.info;
    const { size } = statSync(join(regionFolder(dataDir, id), version, indexFileName));
    report({ name: `index of names of ${id}, size`, value: size / 1e6, unit: 'MB', data });
  }
  const places = new FolderPlaces(
    everywhere,
    dataDir,
    () => engines.map(({ region }) => region.info),
    console.error,
  );
  const near = engines[0]!.region.info.start.position;
  let state = 20121011;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const names = namesToAsk(places, random);
  const all: number[] = [];
  const time = (texts: readonly string[]) =>
    texts.map((text) => {
      const started = performance.now();
      places.search(text, near, 10);
      return performance.now() - started;
    });
  // Once unmeasured, so that statements are prepared and code is compiled.
  time(names.map(({ name }) => name));
  for (const [sort, make] of Object.entries(sorts)) {
    const times = time(
      names
        .map(({ name, spoken }) => make(name, spoken, random))
        .filter((text) => questionsFor(text).length > 0),
    );
    all.push(...times);
    reportTimes(`search by name, ${sort}`, times, `${times.length} questions`);
  }
  const times = time(Array.from({ length: perSort }, (_, i) => english[i % english.length]!));
  all.push(...times);
  reportTimes('search by name, English', times, `${times.length} questions`);
  reportTimes('search by name, all', all, `${all.length} questions over ${data}`, [undefined, 20]);
  places.close();
}

/** Seeded names out of the index itself, with their pinyin as the romanised name has it. */
function namesToAsk(
  places: FolderPlaces,
  random: () => number,
): { name: string; spoken: string }[] {
  const letters = 'abcdefghjklmnpqrstwxyz';
  const found = new Map<string, { name: string; spoken: string }>();
  while (found.size < perSort) {
    const start =
      letters[Math.floor(random() * letters.length)]! + 'aeiou'[Math.floor(random() * 5)]!;
    const hits = places.search(start, null, 20).filter(({ nameEn }) => nameEn !== undefined);
    const hit = hits[Math.floor(random() * hits.length)];
    if (hit)
      found.set(hit.id, { name: hit.name, spoken: hit.nameEn!.split(' ')[0]!.toLowerCase() });
    else if (found.size === 0 && random() < 0.001) throw new Error('the index answers nothing');
  }
  return [...found.values()];
}
