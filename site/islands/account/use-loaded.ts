import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../../lib/api.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { useAccount } from './account-context.ts';

export interface Loaded<T> {
  readonly value: T | null;
  /** Why there is no value, in one sentence. */
  readonly problem: string | null;
  readonly load: () => Promise<void>;
  /** For an answer to a change that brings the whole again. */
  readonly set: (value: T) => void;
}

/** What the API says at `path`, asked when the part appears and when the path changes; null asks nothing. */
export function useLoaded<T>(path: string | null): Loaded<T> {
  const { send, words } = useAccount();
  const [value, set] = useState<T | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const take = (answer: Answer<T>) => {
    if (answer.ok) set(answer.value);
    setProblem(answer.ok ? null : failureWords(answer.failure, words).text);
  };
  useEffect(() => {
    if (path === null) return undefined;
    let gone = false;
    void send<T>('GET', path).then((answer) => {
      if (!gone) take(answer);
    });
    return () => {
      gone = true;
    };
  }, [path]);
  return {
    value,
    problem,
    set,
    load: async () => {
      if (path !== null) take(await send<T>('GET', path));
    },
  };
}
