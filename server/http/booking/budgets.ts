/** How often one account may hold a time or complain, and one address try links. */
import type { FastifyRequest } from 'fastify';
import type { BookingNorms } from '../../domain/booking/norms.ts';
import type { Budget } from '../../store/app/attempts.ts';
import type { Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import { visitorOf } from '../visitor.ts';

type Known = Pick<Parts, 'records' | 'accounts' | 'bookingRules'>;
type What = 'hold' | 'complaint';
const hourMs = 3_600_000;

/** Links from one address: whole offices and blocks share one. */
export const linksFromAddress: Budget = { most: 30, refillMs: 60_000 };

export function chargeLink({ records, accounts }: Known, request: FastifyRequest): void {
  const key = `booking-link:${accounts.addressKey(visitorOf(request))}`;
  const taken = records.attempts.take([[key, linksFromAddress]]);
  if (!taken.ok) throw new Refusal('too-many', { seconds: taken.waitSeconds });
}

/**
 * What is under way in this process and not charged yet: the keys of its requests, by budget. Many requests at one moment must not all find
 * the same budget, and a double tap is one of them.
 */
const underWay = new Map<string, Set<string>>();

/**
 * Does it within the account's budget. What is refused costs nothing, and neither does what was done already and is asked again.
 * @param asked of the request's `Idempotency-Key`
 */
export async function withinBudget<T extends { ok: boolean }>(
  { records, bookingRules }: Known,
  what: What,
  { actor, asked }: { actor: string; asked: { key: string; request: unknown } },
  work: () => T | Promise<T>,
): Promise<T> {
  const key = `${what}:${actor}`;
  const now = underWay.get(key) ?? new Set();
  if (now.has(asked.key) || records.booking.once.known(actor, asked) !== null) return work();
  const budget = budgets[what](bookingRules.norms);
  const left = records.attempts.left(key, budget);
  if (left <= now.size) {
    // Where it is not used up yet, what is under way will soon have decided.
    const taken = left > 0 ? null : records.attempts.take([[key, budget]]);
    throw new Refusal('too-many', { seconds: taken && !taken.ok ? taken.waitSeconds : 1 });
  }
  underWay.set(key, now.add(asked.key));
  try {
    const done = await work();
    if (done.ok) await records.booking.together.run(() => records.attempts.take([[key, budget]]));
    return done;
  } finally {
    now.delete(asked.key);
    if (now.size === 0) underWay.delete(key);
  }
}

const budgets: Record<What, (norms: BookingNorms) => Budget> = {
  hold: ({ holdsPerHour }) => ({ most: holdsPerHour, withinMs: hourMs }),
  complaint: ({ complaintsPerDay }) => ({ most: complaintsPerDay, withinMs: 24 * hourMs }),
};
