import type { Translator } from '../../i18n/translator.ts';

const formats = new Map<string, Intl.NumberFormat>();
function format(lang: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.NumberFormat(lang, options);
  formats.set(key, known);
  return known;
}

/** Whole people; somebody is never rounded to nobody. */
export function peopleText(people: number, { lang, t }: Translator): string {
  if (people > 0 && people < 0.5) return t('planner.under-one');
  return format(lang, { maximumFractionDigits: 0 }).format(people);
}

/** People, or that they are not known. */
export const peopleOr = (people: number | null, words: Translator): string =>
  people === null ? words.t('planner.not-known') : peopleText(people, words);

/** A share from 0 to 1 in whole percent; only nobody is 0 % and only everybody is 100 %. */
export function shareText(share: number, { lang, t }: Translator): string {
  const percent = format(lang, { style: 'percent', maximumFractionDigits: 0 });
  if (share > 0 && share < 0.005) return t('planner.under-percent');
  if (share < 1 && share >= 0.995) return t('planner.over-99');
  return percent.format(share);
}

/** Minutes rounded up to whole ones, as everywhere on the site: within a limit reads as within it. */
export const minutesText = (minutes: number, { t }: Translator): string =>
  t('minutes.short', { count: Math.max(1, Math.ceil(minutes - 1e-9)) });

export const minutesOr = (minutes: number | null, words: Translator): string =>
  minutes === null ? words.t('planner.none') : minutesText(minutes, words);

/** A mean or a coefficient with so many decimals. */
export const decimalText = (value: number, decimals: number, { lang }: Translator): string =>
  format(lang, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);

/** “Community health care” → “community health care”; an abbreviation stays as it is. */
export const withinSentence = (name: string, { lang }: Translator): string =>
  lang === 'en' && /^[A-Z][a-z]/.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name;
