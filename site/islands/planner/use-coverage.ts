import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Coverage } from '../../../server/contract/coverage.ts';
import type { Answer, Failure } from '../../lib/api.ts';
import { LatestOnly } from '../../lib/latest-only.ts';
import { coveragePath, type CoverageQuestion } from '../../lib/planner/coverage-question.ts';
import type { Send } from '../../lib/send.ts';

export interface AskedCoverage {
  /** The newest answer; it stays while another is on its way, and when one fails. */
  readonly coverage: Coverage | null;
  /** The newest question got no answer. */
  readonly failure: Failure | null;
  readonly busy: boolean;
  readonly retry: () => void;
}

/** @param version another one asks the same question anew; null question: nothing is asked yet */
export function useCoverage(
  send: Send,
  question: CoverageQuestion | null,
  version: number,
): AskedCoverage {
  const [coverage, setCoverage] = useState<Coverage | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(true);
  const [attempt, setAttempt] = useState(0);
  const gone = useRef(false);
  useEffect(() => () => void (gone.current = true), []);
  const asking = useMemo(
    () =>
      new LatestOnly<CoverageQuestion, Answer<Coverage>>(
        (asked) => send<Coverage>('GET', coveragePath({ ...asked, comes: '1' })),
        (answer, _, newest) => {
          if (gone.current) return;
          if (answer.ok) setCoverage(answer.value);
          if (!newest) return;
          setFailure(answer.ok ? null : answer.failure);
          setBusy(false);
        },
      ),
    [send],
  );
  const asked = question && JSON.stringify(question);
  useEffect(() => {
    if (!question) return;
    setBusy(true);
    asking.ask(question);
  }, [asked, version, attempt]);
  return { coverage, failure, busy, retry: () => setAttempt((count) => count + 1) };
}
