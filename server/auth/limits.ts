/** Every number of signing in. */
import type { MessageNorms } from '../domain/message-norms.ts';
import type { Budget } from '../store/app/attempts.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

export const codeMinutes = 5;
export const codeTries = 3;

/** Codes to one number: three at once, then one every twenty minutes. */
export const codesToNumber: Budget = { most: 3, refillMs: 20 * minute };
/** Whole offices and blocks share an address. */
export const codesFromAddress: Budget = { most: 30, refillMs: minute };
/**
 * Codes of the whole service, so that many numbers from many addresses cannot run up a bill either.
 * @param isKnown somebody signed in from this address lately; others share a part, so that they cannot use up everything
 */
export function codesOfService(
  { perHour, perDay, strangersShare }: MessageNorms,
  isKnown: boolean,
): (readonly [key: string, budget: Budget])[] {
  const share = (most: number) => Math.max(1, Math.floor(most * strangersShare));
  return [
    [codesOf.hour, { most: perHour, withinMs: hour }],
    [codesOf.day, { most: perDay, withinMs: day }],
    ...(isKnown
      ? []
      : ([
          [codesOf.strangersHour, { most: share(perHour), withinMs: hour }],
          [codesOf.strangersDay, { most: share(perDay), withinMs: day }],
        ] as const)),
  ];
}
export const codesOf = {
  hour: 'codes:hour',
  day: 'codes:day',
  strangersHour: 'codes:hour:strangers',
  strangersDay: 'codes:day:strangers',
} as const;
export const triesFromAddress: Budget = { most: 60, refillMs: 20 * second };

/** Passwords for one account from one address. */
export const passwordsFromOneAddress: Budget = { most: 5, refillMs: 3 * minute };
/**
 * Passwords for one account from addresses that it has never been used from. The refill is short, so that strangers who guess cannot
 * keep its owner out for long; addresses that it was used from are not counted at all.
 */
export const passwordsFromStrangers: Budget = { most: 30, refillMs: 30 * second };
export const passwordsFromAddress: Budget = { most: 60, refillMs: 30 * second };
export const knownAddressMs = 90 * day;

export const proofs: Budget = { most: 5, refillMs: 3 * minute };
/** A code of an authenticator holds for up to 90 seconds and is taken once. */
export const codeOfAuthenticator: Budget = { most: 1, refillMs: 2 * minute };

export const linksFromAddress: Budget = { most: 30, refillMs: minute };

/** A session ends when it was not used for `idleMs`, and `absoluteMs` after signing in whatever happens. */
export const residentSession = { idleMs: 30 * day, absoluteMs: 90 * day } as const;
export const staffSession = { idleMs: 2 * hour, absoluteMs: 12 * hour } as const;
/** “Last used” is as exact as this. */
export const touchEveryMs = minute;

export const twoFactorMinutes = 10;
export const recoveryCodeCount = 10;
export const passwordLeast = 8;
