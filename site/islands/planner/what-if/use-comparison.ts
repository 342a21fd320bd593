import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Compare, CompareQuestion } from '../../../../server/contract/compare.ts';
import type { Answer, Failure } from '../../../lib/api.ts';
import { LatestOnly } from '../../../lib/latest-only.ts';
import { compareQuestion, type Compared } from '../../../lib/planner/what-if/compare-question.ts';
import { refusedChange, type RefusedChange } from '../../../lib/planner/what-if/refused-change.ts';
import { useAccount } from '../../account/account-context.ts';
import { usePlanner } from '../planner-tools.ts';

export interface Comparison {
  /** The newest answer; it stays while another is on its way, and when one is refused. */
  readonly compare: Compare | null;
  /** What the newest question was about, once it has been answered, well or not. */
  readonly answered: Compared['changes'] | null;
  /** The change that makes the whole impossible. */
  readonly refused: RefusedChange | null;
  /** Any other reason why there is no answer. */
  readonly failure: Failure | null;
  readonly busy: boolean;
  readonly retry: () => void;
}

/** The scenario against today, asked anew with every change of either. */
export function useComparison(compared: Compared): Comparison {
  const { send, view, region } = usePlanner();
  const { account } = useAccount();
  const [compare, setCompare] = useState<Compare | null>(null);
  const [answered, setAnswered] = useState<Compared['changes'] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(true);
  const [attempt, setAttempt] = useState(0);
  const gone = useRef(false);
  useEffect(() => () => void (gone.current = true), []);
  const asking = useMemo(
    () =>
      new LatestOnly<{ question: CompareQuestion; compared: Compared }, Answer<Compare>>(
        ({ question }) => send<Compare>('POST', '/scenarios/compare', question),
        (answer, asked, newest) => {
          if (gone.current || !newest) return;
          if (answer.ok) setCompare(answer.value);
          setFailure(answer.ok ? null : answer.failure);
          setAnswered(asked.compared.changes ?? null);
          setBusy(false);
        },
      ),
    [send],
  );
  const question = compareQuestion(view, region.id, compared);
  const key = JSON.stringify(question);
  useEffect(() => {
    setBusy(true);
    asking.ask({ question, compared });
    // Whoever has signed in again may be answered.
  }, [key, attempt, account]);
  const refused = refusedChange(failure);
  return {
    compare,
    answered,
    refused,
    failure: refused ? null : failure,
    busy,
    retry: () => setAttempt((count) => count + 1),
  };
}
