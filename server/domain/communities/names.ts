/** Names of communities and streets as people write them: with or without the committee's ending. */
import { committeeOf } from './kind.ts';

const endings =
  /(?:社区居民委员会|社区居委会会?|社区居委|社区委员会|居民委员会|居委会会?|居委委员会|社区|村民委员会|村委会会?|村委|村)$/u;
const units = /(?:街道办事处|街道|镇|乡)$/u;

/** What the same place is called, without endings and spaces. */
export function bareName(name: string): string {
  const plain = name.normalize('NFKC').replace(/\s/gu, '');
  const rest = plain.replace(endings, '').replace(units, '');
  return rest === '' ? plain : rest;
}

/** Whether two names of streets or districts mean the same one. */
export function namesAgree(a: string, b: string): boolean {
  return a === b || bareName(a) === bareName(b);
}

/** Whether two names of communities mean the same one: 和平社区 is 和平社区居委会, and not 和平村. */
export function sameCommunity(a: string, b: string): boolean {
  if (a === b) return true;
  const [kindA, kindB] = [a, b].map((name) => (name.endsWith('村') ? 'rural' : committeeOf(name)));
  return bareName(a) === bareName(b) && (kindA === null || kindB === null || kindA === kindB);
}
