import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Account } from '../../../server/contract/account.ts';
import type { AreaDetail } from '../../../server/contract/community.ts';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import type { Answer } from '../../lib/api.ts';
import type { Send } from '../../lib/send.ts';

/** What every part of the office's page reads. */
export interface Office {
  readonly send: Send;
  readonly account: Account;
  readonly area: AreaDetail;
  readonly regions: readonly RegionAnswer[];
  /** Says in one line what was done. */
  readonly say: (text: string) => void;
  /** A failure in words; one that asks for proof opens the way to give it. */
  readonly fail: (answer: Extract<Answer<unknown>, { ok: false }>) => string;
}

export const OfficeContext = createContext<Office | null>(null);

export function useOffice(): Office {
  const office = useContext(OfficeContext);
  if (!office) throw new Error('a part of the office’s page was used outside its provider');
  return office;
}

export interface Loaded<T> {
  readonly value: T | null;
  readonly problem: string | null;
  readonly reload: () => void;
  /** Puts an answer in place that a change has just brought. */
  readonly put: (value: T) => void;
}

/** What a path answers, asked again when it changes; an answer that comes too late is dropped. */
export function useLoaded<T>(path: string | null): Loaded<T> {
  const { send, fail } = useOffice();
  const [value, setValue] = useState<T | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (path === null) return undefined;
    let stale = false;
    void send<T>('GET', path).then((answer) => {
      if (stale) return;
      setProblem(answer.ok ? null : fail(answer));
      if (answer.ok) setValue(answer.value);
    });
    return () => {
      stale = true;
    };
  }, [path, turn]);
  useEffect(() => setValue(null), [path]);
  return { value, problem, reload: () => setTurn(turn + 1), put: setValue };
}
