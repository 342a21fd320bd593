/**
 * The unified social credit code (统一社会信用代码) of a company or organisation by GB 32100-2015: kind of office and of body (1–2),
 * division code (3–8), organisation code (9–17) and a check sign (18).
 */

/** Signs by their value, 0 to 30: I, O, S, V and Z are none. */
const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const length = 18;

export type CreditCode =
  | { ok: true; code: string }
  | { ok: false; reason: 'length'; found: number }
  /** `position` counts from 1; `perhaps` is the sign that this one is mostly mistaken for. */
  | { ok: false; reason: 'sign'; position: number; found: string; perhaps: string | null }
  /** The division code is all digits. */
  | { ok: false; reason: 'digit'; position: number; found: string; perhaps: string | null }
  /** Some sign is wrong: the last would have to be `expected`. */
  | { ok: false; reason: 'check'; position: 18; found: string; expected: string };

/** Reads a code as it was typed: spaces, small letters and full-width signs are understood. */
export function readCreditCode(typed: string): CreditCode {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '');
  const found = [...code];
  for (const [i, sign] of found.entries()) {
    const wrong = { position: i + 1, found: sign, perhaps: lookAlikes[sign] ?? null };
    if (!signs.includes(sign)) return { ok: false, reason: 'sign', ...wrong };
    const inDivision = i >= 2 && i < 8;
    if (inDivision && !/\d/.test(sign)) return { ok: false, reason: 'digit', ...wrong };
  }
  if (found.length !== length) return { ok: false, reason: 'length', found: found.length };
  const expected = checkSign(code);
  return found[17] === expected
    ? { ok: true, code }
    : { ok: false, reason: 'check', position: 18, found: found[17]!, expected };
}

/** Signs that are no signs of a code, or no digits, and what was likely meant. */
const lookAlikes: Record<string, string> = {
  I: '1',
  O: '0',
  S: '5',
  V: 'U',
  Z: '2',
  B: '8',
  D: '0',
  G: '6',
  L: '1',
  Q: '0',
};

/** Weights are the powers of 3 modulo 31; the check sign makes the sum a multiple of 31. */
function checkSign(code: string): string {
  let sum = 0;
  let weight = 1;
  for (let i = 0; i < length - 1; i++) {
    sum += signs.indexOf(code[i]!) * weight;
    weight = (weight * 3) % 31;
  }
  return signs[(31 - (sum % 31)) % 31]!;
}
