import { pinyin } from 'pinyin-pro';
import { compact, isHan } from '../../domain/place-search/compact.ts';

/** `data/place-readings.json`. */
export interface PlaceReadings {
  characters: readonly { text: string; reading: string }[];
  names: readonly { text: string; reading: string }[];
}

const mostReadings = 8;
const options = { toneType: 'none', type: 'array', v: true } as const;

/** How stretches of Chinese characters are read, one syllable per character. Readings are remembered by character. */
export class Reader {
  private readonly characters = new Map<string, string[]>();
  private readonly stretches = new Map<string, string[][]>();
  private readonly local = new Map<string, string[]>();
  private readonly names: readonly { characters: string[]; syllables: string[] }[];

  constructor(readings: PlaceReadings) {
    for (const { text, reading } of readings.characters)
      this.local.set(text, [...(this.local.get(text) ?? []), reading]);
    this.names = readings.names.map(({ text, reading }) => ({
      characters: [...text],
      syllables: reading.split(' '),
    }));
  }

  /**
   * Readings of a stretch of characters, the likeliest first: as the words in it are read, then with Guangdong's own readings, then with
   * every other reading of each character in turn. At most eight; a character without a known reading keeps itself.
   */
  read(text: string): string[][] {
    let readings = this.stretches.get(text);
    if (!readings) this.stretches.set(text, (readings = this.readAnew(text)));
    return readings;
  }

  private readAnew(text: string): string[][] {
    const characters = [...text];
    const usual = pinyin(text, options).map(compact);
    // The library splits some rare characters in two; without one syllable for each nothing can be said of the others.
    if (usual.length !== characters.length) return [characters.map((c) => this.readingsOf(c)[0]!)];
    const local = [...usual];
    characters.forEach((character, i) => {
      const [own] = this.local.get(character) ?? [];
      if (own !== undefined) local[i] = own;
    });
    for (const name of this.names) {
      for (let at = 0; at + name.characters.length <= characters.length; at++) {
        if (name.characters.every((character, i) => character === characters[at + i]))
          name.syllables.forEach((syllable, i) => (local[at + i] = syllable));
      }
    }
    const found = new Map<string, string[]>();
    const add = (syllables: string[]) => {
      if (found.size < mostReadings) found.set(syllables.join(' '), syllables);
    };
    add(local);
    add(usual);
    characters.forEach((character, i) => {
      for (const other of this.readingsOf(character)) add(local.with(i, other));
    });
    return [...found.values()];
  }

  private readingsOf(character: string): string[] {
    let readings = this.characters.get(character);
    if (!readings) {
      const usual = isHan(character) ? pinyin(character, { ...options, multiple: true }) : [];
      readings = [...new Set([...(this.local.get(character) ?? []), ...usual.map(compact)])].filter(
        Boolean,
      );
      if (readings.length === 0) readings = [character];
      this.characters.set(character, readings);
    }
    return readings;
  }
}
