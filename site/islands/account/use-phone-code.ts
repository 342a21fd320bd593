import { useState } from 'preact/hooks';
import type { CodeSent } from '../../../server/contract/account.ts';
import type { Answer } from '../../lib/api.ts';
import { useSecondsUntil } from './use-seconds-until.ts';

/** Messages may take a while: asking again sooner only makes two codes, of which the first no longer counts. */
const pauseSeconds = 60;

export interface PhoneCode {
  /** The last code that was sent; null before. */
  readonly sent: CodeSent | null;
  /** Seconds that it is still valid. */
  readonly validSeconds: number;
  /** Seconds until another may be asked for. */
  readonly pauseSeconds: number;
  /** How often a code may still be tried. */
  readonly triesLeft: number;
  /** Asks for a code; the failure, or null. */
  readonly ask: () => Promise<Extract<Answer<CodeSent>, { ok: false }>['failure'] | null>;
  readonly countWrong: () => void;
  readonly forget: () => void;
}

/** A one-time code on its way to a phone: how long it counts, how many tries are left, when another may be sent. */
export function usePhoneCode(request: () => Promise<Answer<CodeSent>>): PhoneCode {
  const [sent, setSent] = useState<CodeSent | null>(null);
  const [askedAt, setAskedAt] = useState<number | null>(null);
  const [wrong, setWrong] = useState(0);
  const validSeconds = useSecondsUntil(
    sent && askedAt !== null ? askedAt + sent.expiresInSeconds * 1000 : null,
  );
  const pause = useSecondsUntil(askedAt === null ? null : askedAt + pauseSeconds * 1000);
  return {
    sent,
    validSeconds,
    pauseSeconds: pause,
    triesLeft: sent ? Math.max(0, sent.tries - wrong) : 0,
    ask: async () => {
      const answer = await request();
      if (!answer.ok) return answer.failure;
      setSent(answer.value);
      setAskedAt(Date.now());
      setWrong(0);
      return null;
    },
    countWrong: () => setWrong((count) => count + 1),
    forget: () => {
      setSent(null);
      setAskedAt(null);
    },
  };
}
