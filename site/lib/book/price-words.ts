import type { Translator } from '../../i18n/translator.ts';

export interface Priced {
  readonly priceFen: number;
  readonly priceUnit: string;
}

export const isFree = ({ priceFen, priceUnit }: Priced): boolean =>
  priceUnit === 'free' || priceFen === 0;

/** “80 元”, “80.50 元”, “¥1,200”: whole yuan without decimals, nobody is asked to read fen. */
export function yuanWords(fen: number, { t, lang }: Translator): string {
  const decimals = fen % 100 === 0 ? 0 : 2;
  const amount = new Intl.NumberFormat(lang, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(fen / 100);
  return t('book.yuan', { amount });
}

/** “每次 80 元”, “每小时 60 元”, “免费”. */
export function priceWords(offering: Priced, words: Translator): string {
  if (isFree(offering)) return words.t('book.free');
  const amount = yuanWords(offering.priceFen, words);
  return words.t(offering.priceUnit === 'hour' ? 'book.per-hour' : 'book.per-visit', { amount });
}

/** What a visit of this length costs in fen, before anything that is granted; half a fen and more is a fen, as the API counts. */
export const visitFen = (offering: Priced, minutes: number): number =>
  isFree(offering)
    ? 0
    : offering.priceUnit === 'hour'
      ? Math.floor((offering.priceFen * minutes * 2 + 60) / 120)
      : offering.priceFen;
