const notKept = /[^\p{L}\p{N}]+/u;
const marks = /\p{M}+/gu;
const apostrophes = /['’‘`´]/g;

/** Words of a text: full-width forms, case, accents and apostrophes are levelled, `v` and `ü` for pinyin's ü become `u`. */
export function compactWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(marks, '')
    .replace(apostrophes, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/(?<=[nljqxy])v/g, 'u')
    .normalize('NFC')
    .split(notKept)
    .filter(Boolean);
}

/** The same without gaps. */
export const compact = (text: string): string => compactWords(text).join('');

/** Stretches of Chinese characters and stretches of anything else, in order. */
export function runsOf(word: string): { text: string; han: boolean }[] {
  return [...word.matchAll(/\p{Script=Han}+|\P{Script=Han}+/gu)].map(([text]) => ({
    text,
    han: isHan(text),
  }));
}

export const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);
