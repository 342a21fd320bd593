import type { Translator } from '../../i18n/translator.ts';

/** “甲、乙、丙等，另有 4 类”: the first few of kinds of service, and how many more there are. */
export function fewKinds(kinds: readonly string[], most: number, words: Translator): string {
  const list = words.row(kinds.slice(0, most));
  const more = kinds.length - most;
  return more > 0 ? words.plural('checkup.and-more', more, { list }) : list;
}
