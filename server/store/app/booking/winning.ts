/** Tries to win places until nothing changed between asking for the ways and taking the lock. */
import type { TravelBetween } from '../../../domain/booking/model.ts';
import { system } from './acting.ts';
import type { Asked, KeyReused } from './once.ts';
import type { BookingParts } from './parts.ts';
import type { NoPlace, Placed, Prepared, Wanted } from './placing.ts';

/** So often ways are asked for before the lock. Where neighbours change every time, they are asked for inside it at last. */
const mostTries = 5;

type Refusal = { ok: false; reason: string };

interface Asking {
  actor: string | null;
  asked: Asked | null;
  travel: TravelBetween;
}

export interface Attempt<T extends { ok: boolean }, R extends Refusal> extends Asking {
  /** What is to be won, as the catalogue says at each try, or why it cannot be. */
  wanted: () => Wanted | R;
  /** In the lock, with the place won. */
  take: (placed: Placed) => T;
}

export function win<T extends { ok: boolean }, R extends Refusal>(
  parts: BookingParts,
  attempt: Attempt<T, R>,
): T | R | NoPlace | KeyReused {
  return winAll<T | NoPlace, R>(parts, ofOne(attempt));
}

/** Shares its commits with others: answered after them. */
export async function winTogether<T extends { ok: boolean }, R extends Refusal>(
  parts: BookingParts,
  attempt: Attempt<T, R>,
): Promise<T | R | NoPlace | KeyReused> {
  const tries = triesFor<T | NoPlace, R>(parts, ofOne(attempt));
  let next = tries.next();
  while (!next.done) next = tries.next(await parts.together.run(next.value));
  return next.value;
}

function ofOne<T extends { ok: boolean }, R extends Refusal>({
  wanted,
  take,
  ...asking
}: Attempt<T, R>): AttemptAtAll<T | NoPlace, R> {
  return {
    ...asking,
    wanted: () => {
      const one = wanted();
      return 'ok' in one ? one : [one];
    },
    take: ([place]) => ('ok' in place! ? place : take(place!)),
  };
}

export interface AttemptAtAll<T extends { ok: boolean }, R extends Refusal> extends Asking {
  /** Places that do not stand next to each other: none is another's neighbour. */
  wanted: () => readonly Wanted[] | R;
  /** In the lock: for each place what was won, or why not. */
  take: (places: readonly (Placed | NoPlace)[]) => T;
}

export function winAll<T extends { ok: boolean }, R extends Refusal>(
  parts: BookingParts,
  attempt: AttemptAtAll<T, R>,
): T | R | KeyReused {
  const tries = triesFor(parts, attempt);
  let next = tries.next();
  while (!next.done) next = tries.next(next.value());
  return next.value;
}

type Taken<T> = T | KeyReused | Again;

/**
 * Yields what is to be done in the lock, and is told what came of it. Where no place at all is free, the lock is not taken: the refusals
 * are handed to `take` without one, which writes nothing then.
 */
function* triesFor<T extends { ok: boolean }, R extends Refusal>(
  parts: BookingParts,
  attempt: AttemptAtAll<T, R>,
): Generator<() => Taken<T | R>, T | R | KeyReused, Taken<T | R>> {
  const { actor, asked } = attempt;
  for (let tries = 0; tries < mostTries; tries++) {
    // Who asks twice may stand in their own way: their first answer comes before any look at what is free.
    const known = parts.once.known<T>(actor, asked);
    if (known) return known;
    const ready = prepare(parts, attempt);
    if ('ok' in ready) return ready;
    if (ready.every((one) => 'ok' in one)) return attempt.take(ready.filter((one) => 'ok' in one));
    const taken = yield () =>
      parts.once.do<T | R | Again>(actor, asked, () => takeAll(parts, attempt, ready));
    if (!isAgain(taken)) return taken;
  }
  const last = yield () =>
    parts.once.do<T | R | Again>(actor, asked, () => {
      const ready = prepare(parts, attempt);
      return 'ok' in ready ? ready : takeAll(parts, attempt, ready);
    });
  if (isAgain(last)) throw new Error('something changed inside the lock');
  return last;
}

type Ready = readonly (Prepared | NoPlace)[];

function prepare<T extends { ok: boolean }, R extends Refusal>(
  { placing, catalogue }: BookingParts,
  { wanted, travel }: AttemptAtAll<T, R>,
): Ready | R {
  const state = catalogue.look();
  const all = wanted();
  return 'ok' in all ? all : all.map((one) => placing.prepare(one, state, travel));
}

function takeAll<T extends { ok: boolean }, R extends Refusal>(
  parts: BookingParts,
  { take }: AttemptAtAll<T, R>,
  ready: Ready,
): T | Again {
  const places: (Placed | NoPlace)[] = [];
  for (const one of ready) {
    const place = 'ok' in one ? one : parts.placing.place(one, (at) => expireLapsed(parts, at));
    if (place === 'again') return { ok: false, reason: 'again' };
    places.push(place);
  }
  return take(places);
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
