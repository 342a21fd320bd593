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
 * Does it within the account's budget. What is refused costs nothing, and neither does what was done already and is asked again.
 * @param asked of the request's `Idempotency-Key`
 */
export async function withinBudget<T extends { ok: boolean }>(
  { records, bookingRules }: Known,
  what: What,
  { actor, asked }: { actor: string; asked: { key: string; request: unknown } },
  work: () => T | Promise<T>,
): Promise<T> {
  if (records.booking.once.known(actor, asked) !== null) return work();
  const key = `${what}:${actor}`;
  const budget = budgets[what](bookingRules.norms);
  if (records.attempts.left(key, budget) === 0) {
    const taken = records.attempts.take([[key, budget]]);
    if (!taken.ok) throw new Refusal('too-many', { seconds: taken.waitSeconds });
  }
  const done = await work();
  if (done.ok) await records.booking.together.run(() => records.attempts.take([[key, budget]]));
  return done;
}

const budgets: Record<What, (norms: BookingNorms) => Budget> = {
  hold: ({ holdsPerHour }) => ({ most: holdsPerHour, withinMs: hourMs }),
  complaint: ({ complaintsPerDay }) => ({ most: complaintsPerDay, withinMs: 24 * hourMs }),
};
