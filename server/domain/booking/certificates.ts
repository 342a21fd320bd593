/** Whether somebody holds what an offering asks for, and until when. Days are `YYYY-MM-DD`; an expiry is the last valid day. */
import type { Certificate } from './model.ts';

/**
 * The last day on which every required type is held. Of several of one type the one that is valid longest counts. `never` where a type
 * is missing altogether.
 */
export function certifiedUntil(
  held: readonly Certificate[],
  required: readonly string[],
): string | 'for-ever' | 'never' {
  let until: string | 'for-ever' = 'for-ever';
  for (const type of required) {
    const mine = held.filter((one) => one.type === type);
    if (mine.length === 0) return 'never';
    if (mine.some((one) => one.expiresOn === null)) continue;
    const last = mine.map((one) => one.expiresOn!).reduce((a, b) => (a > b ? a : b));
    if (until === 'for-ever' || last < until) until = last;
  }
  return until;
}

/** Whether all required types are held on a day. */
export function isCertifiedOn(
  held: readonly Certificate[],
  required: readonly string[],
  day: string,
): boolean {
  const until = certifiedUntil(held, required);
  return until === 'for-ever' || (until !== 'never' && day <= until);
}

export interface Ending {
  certificate: Certificate;
  state: 'expired' | 'ending';
}

/** Certificates that are over on `today` or will be by `lastDay`, the soonest first, unless another of the type goes on. */
export function endingBy(held: readonly Certificate[], today: string, lastDay: string): Ending[] {
  return held
    .filter(({ type, expiresOn }) => {
      if (expiresOn === null || expiresOn > lastDay) return false;
      const goesOn = (other: Certificate) =>
        other.type === type && (other.expiresOn === null || other.expiresOn > expiresOn);
      return !held.some(goesOn);
    })
    .map((certificate): Ending => ({
      certificate,
      state: certificate.expiresOn! < today ? 'expired' : 'ending',
    }))
    .sort((a, b) => a.certificate.expiresOn!.localeCompare(b.certificate.expiresOn!));
}
