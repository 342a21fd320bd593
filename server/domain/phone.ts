/**
 * The first number of an OSM phone tag, in one line: digits, `+`, spaces, hyphens, brackets. Undefined where none of its parts
 * could be dialled: 3 to 20 digits.
 */
export function cleanPhone(tag: string | undefined): string | undefined {
  for (const part of tag?.split(/[;；,，、/]/) ?? []) {
    const number = part
      .normalize('NFKC')
      .replace(/\s+/g, ' ')
      .replace(/^[\s\p{L}:.]+/u, '')
      .trim();
    const digits = number.replace(/\D/g, '').length;
    if (/^[+(]?[\d\s()#*.-]+$/.test(number) && digits >= 3 && digits <= 20) return number;
  }
  return undefined;
}
