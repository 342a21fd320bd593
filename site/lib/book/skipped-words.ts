import type { Translator } from '../../i18n/translator.ts';

/** Reasons of the API why a visit of a series does not fit, that have words of their own here. */
const known = [
  'taken',
  'too-far',
  'leave',
  'not-working',
  'beyond-window',
  'suspended',
  'certificate-expired',
  'too-soon',
] as const;

/** “12月8日星期二：已经有人约了”. */
export function skippedWords(
  { date, reason }: { readonly date: string; readonly reason: string },
  { t, day }: Translator,
): string {
  const found = known.find((code) => code === reason);
  const why = found ? t(`book.skipped.${found}`) : t('book.skipped.unknown');
  return t('book.skipped', { day: day(`${date}T00:00`), why });
}
