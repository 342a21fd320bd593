/** Sends what the outbox holds: each letter until it is taken, refused or given up. Survives a restart, because the outbox is rows. */

/** A row of the outbox, as far as sending reads it. */
export interface Letter {
  number: number;
  kind: string;
  /** Attempts with this one. */
  attempts: number;
}

export interface Letters<L extends Letter> {
  /** Takes what is due so that nobody else takes it before the lease ends. */
  claim(most: number, leaseMs: number): L[];
  sent(number: number): void;
  moot(number: number): void;
  /** @param retryAtMs null: given up, a dead letter */
  failed(number: number, failure: string, retryAtMs: number | null): void;
}

export type Handed = 'taken' | 'refused' | 'again';

/** What a letter becomes outside: words to a number; `moot` where it no longer holds, a failure where nobody can be reached. */
export type Written =
  { ok: true; to: string; text: string } | { ok: false; why: 'moot' | 'no-address' | 'unreadable' };

export interface Delivery<L extends Letter> {
  letters: Letters<L>;
  write(letter: L): Written;
  /** @param id the same for every attempt, so that a gateway can drop doubles */
  hand(message: { id: string; to: string; kind: string; text: string }): Promise<Handed>;
  now(): Date;
  say(line: string): void;
}

const minuteMs = 60_000;
/** Pauses before the second, third … attempt; after the last the letter is dead. */
export const backoffMs = [1, 5, 30, 120, 360, 1440].map((minutes) => minutes * minuteMs);
export const mostAtOnce = 20;
/** Longer than all attempts of one claim may take. */
export const leaseMs = 5 * minuteMs;
export const everyMs = 1000;

/** One round: claims, sends one after another, settles each. @returns how many were claimed */
export async function deliverOnce<L extends Letter>(delivery: Delivery<L>): Promise<number> {
  const claimed = delivery.letters.claim(mostAtOnce, leaseMs);
  for (const letter of claimed) await deliver(delivery, letter);
  return claimed.length;
}

async function deliver<L extends Letter>(delivery: Delivery<L>, letter: L): Promise<void> {
  const { letters } = delivery;
  const { number, kind } = letter;
  let failure = 'gateway-fault';
  try {
    const written = delivery.write(letter);
    if (!written.ok) {
      if (written.why === 'moot') letters.moot(number);
      else letters.failed(number, written.why, null);
      return;
    }
    const { to, text } = written;
    const handed = await delivery.hand({ id: `outbox-${number}`, to, kind, text });
    if (handed === 'taken') return letters.sent(number);
    if (handed === 'refused') return letters.failed(number, 'gateway-refused', null);
  } catch (error) {
    failure = 'bug';
    delivery.say(`letter ${number} of kind ${kind} could not be sent: ${(error as Error).message}`);
  }
  const pause = backoffMs[letter.attempts - 1];
  letters.failed(number, failure, pause === undefined ? null : delivery.now().getTime() + pause);
}

/** @returns ends the job; resolves when the round under way is over */
export function startDelivering<L extends Letter>(delivery: Delivery<L>): () => Promise<void> {
  const state = { ended: false };
  let round: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const run = async () => {
    try {
      // What piled up is worked off without pauses.
      while (!state.ended && (await deliverOnce(delivery)) === mostAtOnce);
    } catch (error) {
      delivery.say(`the outbox could not be read: ${(error as Error).message}`);
    }
    if (!state.ended) next();
  };
  const next = () => {
    timer = setTimeout(() => (round = run()), everyMs);
    timer.unref();
  };
  next();
  return () => {
    state.ended = true;
    clearTimeout(timer);
    return round;
  };
}
