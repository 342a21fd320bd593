/** Prices: fen inside, 元 before people. */

/** “80 元”, “12.50 元” without its unit: two digits where there are fen. */
export function yuanText(fen: number): string {
  const whole = Math.trunc(fen / 100);
  const rest = fen % 100;
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0')}`;
}

/** Fen of a typed price, to the fen; null for what is none. Full-width digits count. */
export function fenOf(typed: string): number | null {
  const text = typed.normalize('NFKC').replace(/[\s,元¥￥]/g, '');
  const found = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(text);
  if (!found) return null;
  return Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0') || 0);
}
