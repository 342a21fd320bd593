import { compact, compactWords, isHan, runsOf } from '../../domain/place-search/compact.ts';
import type { NameKeys } from '../../domain/place-search/entry.ts';
import { mayBeMistyped } from '../../domain/place-search/tokens.ts';
import type { Reader } from './readings.ts';

interface Forms {
  spoken: Set<string>;
  initials: Set<string>;
  tails: Set<string>;
  slips: Set<string>;
}

/** Other forms of a name that go on after it. */
interface Longer {
  texts: readonly string[];
  /** How the ending of the first of them is read. */
  spokenEnding: string;
}

/** Longest name that is spelt out: beyond it only its beginning is. Some OSM names hold whole sentences. */
const mostCharacters = 40;
/** Of a name's readings, as many may be mistyped: the others are guesses already. */
const mistypedReadings = 2;

/**
 * Everything that a name is found by.
 * @param names the name and its other forms, the main one first
 * @param around names of what lies around it
 */
export function nameKeys(
  names: readonly string[],
  around: readonly string[],
  reader: Reader,
  longer: Longer = { texts: [], spokenEnding: '' },
): NameKeys {
  const texts = new Set<string>();
  const forms = noForms();
  for (const name of names) {
    const words = compactWords([...name].slice(0, mostCharacters).join(''));
    const whole = words.join('');
    if (whole === '' || texts.has(whole)) continue;
    texts.add(whole);
    forms.slips.add(whole);
    addForms(words, reader, forms);
  }
  const [main] = forms.spoken;
  if (main !== undefined && longer.spokenEnding) forms.spoken.add(main + longer.spokenEnding);
  const near = noForms();
  for (const name of around) addForms(compactWords(name), reader, near);
  return {
    texts: [...texts],
    longer: longer.texts.map(compact),
    spoken: [...forms.spoken],
    slips: [...forms.slips].filter(mayBeMistyped),
    initials: [...forms.initials],
    tails: [...forms.tails],
    around: around.map(compact),
    aroundSpoken: [...near.spoken],
  };
}

const noForms = (): Forms => ({
  spoken: new Set(),
  initials: new Set(),
  tails: new Set(),
  slips: new Set(),
});

/** Chinese characters are read one by one; other words stay whole, and each begins a tail. */
function addForms(words: readonly string[], reader: Reader, forms: Forms): void {
  const runs = words.flatMap(runsOf);
  const hasHan = runs.some(({ han }) => han);
  const readings = runs.map(({ text, han }) => (han ? reader.read(text) : [[text]]));
  const most = Math.max(0, ...readings.map(({ length }) => length));
  for (let i = 0; i < most; i++) {
    const units = readings.flatMap((of) => of[Math.min(i, of.length - 1)]!);
    if (units.some(isHan)) continue;
    const spoken = units.join('');
    if (hasHan) forms.spoken.add(spoken);
    if (hasHan && i < mistypedReadings) forms.slips.add(spoken);
    if (units.length > 1) forms.initials.add(units.map((unit) => unit[0]).join(''));
    for (let from = 1; from < units.length; from++) forms.tails.add(units.slice(from).join(''));
  }
}
