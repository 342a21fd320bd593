import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Why } from '../../server/contract/why.ts';
import type { Answer, Api, Failure, WhyQuery } from '../lib/api.ts';
import { LatestOnly } from '../lib/latest-only.ts';

export interface Asked {
  /** The last answer about this target; it stays while a newer one is on its way. */
  readonly why: Why | null;
  /** The last question got no answer. */
  readonly failed: boolean;
  /** Why not. */
  readonly failure: Failure | null;
}

/**
 * Answers “why (not) there” for a question that changes, one request at a time. `query` null asks nothing.
 * A change of `attempt` asks again.
 */
export function useWhy(
  api: Api,
  query: WhyQuery | null,
  attempt: number,
  onFailure?: (answer: Answer<unknown>) => void,
): Asked {
  const [given, setGiven] = useState<Asked & { readonly target: string }>();
  const target = query ? String(query.to) : '';
  const latest = useRef({ target, onFailure });
  latest.current = { target, onFailure };
  const questions = useMemo(
    () =>
      new LatestOnly<WhyQuery, Answer<Why>>(api.why, (answer, { to }, newest) => {
        if (String(to) !== latest.current.target) return;
        const why = answer.ok ? answer.value : null;
        if (why) setGiven({ target: String(to), why, failed: false, failure: null });
        if (!newest || answer.ok) return;
        const { failure } = answer;
        setGiven((before) => ({
          target: String(to),
          why: before?.why ?? null,
          failed: true,
          failure,
        }));
        latest.current.onFailure?.(answer);
      }),
    [api],
  );
  useEffect(() => {
    if (query) questions.ask(query);
    else setGiven(undefined);
  }, [JSON.stringify(query), attempt]);
  // What was answered about another target is no answer.
  return given?.target === target && query ? given : { why: null, failed: false, failure: null };
}
