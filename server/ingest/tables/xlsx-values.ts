/** What a person sees in a cell, out of what the file keeps. */

/** How a number is shown: as it is, filled up with zeros to so many digits, or as a moment. */
export type NumberFormat =
  { kind: 'plain' } | { kind: 'padded'; digits: number } | { kind: 'moment' };

const plain: NumberFormat = { kind: 'plain' };
const moment: NumberFormat = { kind: 'moment' };

/** @param code the workbook's own format, where the number names one */
export function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) {
    const builtIn =
      (id >= 14 && id <= 22) ||
      (id >= 27 && id <= 36) ||
      (id >= 45 && id <= 47) ||
      (id >= 50 && id <= 58);
    return builtIn ? moment : plain;
  }
  const zeros = /^0{2,30}$/.exec(code);
  if (zeros) return { kind: 'padded', digits: zeros[0].length };
  const bare = code.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[(?!h|m|s)[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare) ? moment : plain;
}

/** Fifteen digits, as Excel shows and keeps: 113.52000000000001 was typed as 113.52. Text that is no number stays as it is. */
export function numberText(value: string, format: NumberFormat, from1904: boolean): string {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (format.kind === 'moment') return momentText(number, from1904) ?? value;
  const text =
    Number.isInteger(number) && Math.abs(number) < 1e15
      ? String(number)
      : String(Number(number.toPrecision(15)));
  if (format.kind === 'padded' && /^\d+$/.test(text)) return text.padStart(format.digits, '0');
  return text;
}

/** `2026-03-01`, `2026-03-01 08:30` or, without a day, `08:30`; null for a number that is no day up to the year 9999. */
function momentText(days: number, from1904: boolean): string | null {
  if (days < 0 || days >= 2_958_466) return null;
  const minutes = Math.round(days * 1440);
  const day = Math.floor(minutes / 1440);
  const ofDay = minutes % 1440;
  const time = `${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
  if (day === 0) return time;
  // Excel counts a 29 February 1900 that never was: days before it are one off.
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  const date = new Date(epoch + day * 86_400_000).toISOString().slice(0, 10);
  return ofDay === 0 ? date : `${date} ${time}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** Column number from 0 of a reference such as `AB12`; -1 where it names none. */
export function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length && i < 4; i++) {
    const letter = reference.charCodeAt(i) | 32;
    if (letter < 97 || letter > 122) break;
    column = column * 26 + letter - 96;
  }
  return column - 1;
}
