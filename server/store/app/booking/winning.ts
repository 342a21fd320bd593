/** Tries to win a place until nothing changed between asking for the ways and taking the lock. */
import type { TravelBetween } from '../../../domain/booking/model.ts';
import { system } from './acting.ts';
import type { Asked, KeyReused } from './once.ts';
import type { BookingParts } from './parts.ts';
import type { NoPlace, Placed, Wanted } from './placing.ts';

/** Neighbours changed under every try: asking again helps. */
export type Busy = { ok: false; reason: 'busy' };

const mostTries = 5;

interface Attempt<T extends { ok: boolean }, R extends Refusal> {
  actor: string | null;
  asked: Asked | null;
  travel: TravelBetween;
  /** What is to be won, as the catalogue says at each try, or why it cannot be. */
  wanted: () => Wanted | R;
  /** In the lock, with the place won. */
  take: (placed: Placed) => T;
}

type Refusal = { ok: false; reason: string };

export function win<T extends { ok: boolean }, R extends Refusal>(
  parts: BookingParts,
  attempt: Attempt<T, R>,
): T | R | NoPlace | Busy | KeyReused {
  const { once, placing, catalogue } = parts;
  for (let tries = 0; tries < mostTries; tries++) {
    // Who asks twice may stand in their own way: their first answer comes before any look at what is free.
    const known = once.known<T>(attempt.actor, attempt.asked);
    if (known) return known;
    const state = catalogue.look();
    const wanted = attempt.wanted();
    if ('ok' in wanted) return wanted;
    const prepared = placing.prepare(wanted, state, attempt.travel);
    if ('ok' in prepared) return prepared;
    const taken = once.do<T | NoPlace | Again>(attempt.actor, attempt.asked, () => {
      const placed = placing.place(prepared, (place) => expireLapsed(parts, place));
      if (placed === 'again') return { ok: false, reason: 'again' };
      return 'ok' in placed ? placed : attempt.take(placed);
    });
    if (!isAgain(taken)) return taken;
  }
  return { ok: false, reason: 'busy' };
}

type Again = { ok: false; reason: 'again' };
const isAgain = (one: { ok: boolean; reason?: unknown }): one is Again =>
  !one.ok && one.reason === 'again';

function expireLapsed(
  { occupancy, rows, steps, now }: BookingParts,
  { resource, blockedStartMs, blockedEndMs }: Placed,
): void {
  for (const id of occupancy.lapsedIn(resource, blockedStartMs, blockedEndMs, now().getTime()))
    steps.take(rows.byId(id)!, { event: 'lapse', acting: system });
}
