import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Answer } from '../../../lib/api.ts';
import { codeOf, type InputProblem } from '../../../lib/form-problems.ts';
import { OnceKeys } from '../../../lib/once-keys.ts';
import type { Method } from '../../../lib/send.ts';
import { useOffice } from '../office.ts';

interface Asked {
  readonly method?: Method;
  /** What is missing or wrong before anything is sent. */
  readonly checks?: readonly (InputProblem | false)[];
  /** Ids of inputs by the codes of refusals that are about them. */
  readonly inputs?: Readonly<Record<string, string>>;
}

export interface Step {
  readonly busy: boolean;
  /** The sentence beside an input, or null. */
  readonly errorOf: (input: string) => string | null;
  /** What is about no input, and its code. */
  readonly problem: { readonly text: string; readonly code: string | null } | null;
  /** @returns the answer; null where nothing was sent: a check complained, or the same step is on its way */
  readonly take: <T>(path: string, body: unknown, asked?: Asked) => Promise<Answer<T> | null>;
}

const none: readonly InputProblem[] = [];

/**
 * One step of a form. A second press while it is on its way does nothing; a step whose answer got lost is sent again with the same key,
 * so it is done once. What was typed belongs to the form and stays, whatever is answered.
 */
export function useStep(): Step {
  const { send, fail } = useOffice();
  const [problems, setProblems] = useState(none);
  const [problem, setProblem] = useState<Step['problem']>(null);
  const [busy, setBusy] = useState(false);
  const onItsWay = useRef(false);
  const keys = useMemo(() => new OnceKeys(() => crypto.randomUUID()), []);
  useLayoutEffect(() => {
    if (problems.length > 0) document.getElementById(problems[0]!.field)?.focus();
  }, [problems]);

  async function take<T>(path: string, body: unknown, asked: Asked = {}) {
    const { method = 'POST', checks = [], inputs = {} } = asked;
    if (onItsWay.current) return null;
    const found = checks.filter((check) => check !== false);
    setProblems(found.length > 0 ? found : none);
    setProblem(null);
    if (found.length > 0) return null;
    const key = method === 'POST' ? keys.keyFor(path, body) : undefined;
    onItsWay.current = true;
    setBusy(true);
    const answer = await send<T>(method, path, body, key);
    onItsWay.current = false;
    setBusy(false);
    keys.answered(path, body, answer.ok ? null : answer.failure);
    if (answer.ok) return answer;
    const code = codeOf(answer.failure);
    const input = code === null ? undefined : inputs[code];
    const text = fail(answer);
    if (input) setProblems([{ field: input, text }]);
    else setProblem({ text, code });
    return answer;
  }

  return {
    busy,
    problem,
    take,
    errorOf: (input) => problems.find(({ field }) => field === input)?.text ?? null,
  };
}
