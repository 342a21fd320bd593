/** A typed text becomes questions to the index, best first: exact > beginning > all words > with what lies around > mistyped. */
import { compactWords, isHan, runsOf } from './compact.ts';
import { deletions, foldSounds, isOneSlip } from './slips.ts';
import { slipMinimum } from './tokens.ts';

export const levels = ['exact', 'prefix', 'words', 'around', 'slip'] as const;
export type Level = (typeof levels)[number];

export interface LevelQuestion {
  level: Level;
  table: 'words' | 'slips';
  /** An FTS5 expression. All that stands in its quotes are letters and digits. */
  match: string;
  /** Whether a candidate, by its forms, is really one; absent where the index alone decides. */
  confirms?: (forms: readonly string[]) => boolean;
}

/** Endings that residents add to or leave off a community's name. */
const endings =
  /(?:社区居民委员会|社区居委会|居民委员会|居委会|村民委员会|村委会|社区|村|街道|镇|shequ|cun)$/u;
const longestSlip = 24;

/** Empty when nothing of the text can be looked for. */
export function questionsFor(text: string): LevelQuestion[] {
  const words = compactWords(text);
  const whole = words.join('');
  if (whole === '') return [];
  const characters = [...whole].length;
  const found: LevelQuestion[] = [
    {
      level: 'exact',
      table: 'words',
      match: wholeForms(whole)
        .map((f) => `"e${f}"`)
        .join(' OR '),
    },
    { level: 'prefix', table: 'words', match: `"e${whole}"*` },
    { level: 'words', table: 'words', match: allOf(words, 'c', 'b', 's', 'e') },
  ];
  if (characters > 1)
    found.push({ level: 'around', table: 'words', match: allOf(words, 'g', 'g', 't', null) });
  const slip = slipQuestion(whole, characters);
  return slip ? [...found, slip] : found;
}

function wholeForms(whole: string): string[] {
  const bare = whole.replace(endings, '');
  return [...bare].length > 1 && bare !== whole ? [whole, bare] : [whole];
}

/**
 * Every run of every word: Chinese by its pairs of neighbours (or its characters), others by how they begin. With surroundings,
 * longer runs go character by character: 香洲唐家 is a district and a village written as one.
 */
function allOf(
  words: readonly string[],
  one: string,
  two: string,
  start: string,
  whole: string | null,
): string {
  const parts = words.flatMap(runsOf).flatMap(({ text, han }) => {
    if (!han)
      return whole === null
        ? [`"${start}${text}"*`]
        : [`("${start}${text}"* OR "${whole}${text}"*)`];
    const characters = [...text];
    return characters.length === 1 || (whole === null && characters.length > 3)
      ? characters.map((character) => `"${one}${character}"`)
      : characters.slice(1).map((next, i) => `"${two}${characters[i]}${next}"`);
  });
  return [...new Set(parts)].join(' AND ');
}

function slipQuestion(whole: string, characters: number): LevelQuestion | null {
  const han = isHan(whole);
  if (characters < slipMinimum[han ? 'han' : 'other'] || characters > longestSlip) return null;
  const star = han ? '' : '*';
  const terms = [`"d${whole}"${star}`];
  for (const shorter of deletions(whole))
    terms.push(`"k${shorter}"${star}`, `"d${shorter}"${star}`);
  const folded = foldSounds(whole);
  if (!han) terms.push(`"f${folded}"*`);
  return {
    level: 'slip',
    table: 'slips',
    match: terms.join(' OR '),
    confirms: (forms) =>
      forms.some((form) =>
        han
          ? isHan(form) && isOneSlip(whole, form, false)
          : isOneSlip(whole, form, true) || foldSounds(form).startsWith(folded),
      ),
  };
}
