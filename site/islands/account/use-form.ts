import { useState } from 'preact/hooks';
import type { InputProblem } from '../../lib/form-problems.ts';

export interface FormState {
  readonly busy: boolean;
  readonly problems: readonly InputProblem[];
  readonly errorOf: (input: string) => string | null;
  /** Runs `act` unless one of `checks` complains; `act` returns what is wrong, or null. A second press meanwhile does nothing. */
  readonly submit: (
    checks: readonly (InputProblem | false)[],
    act: () => Promise<InputProblem | null>,
  ) => Promise<void>;
}

const none: readonly InputProblem[] = [];

/** Problems and progress of one form. What was typed belongs to the form itself and stays. */
export function useForm(): FormState {
  const [problems, setProblems] = useState(none);
  const [busy, setBusy] = useState(false);
  return {
    busy,
    problems,
    errorOf: (input) => problems.find(({ field }) => field === input)?.text ?? null,
    submit: async (checks, act) => {
      if (busy) return;
      const found = checks.filter((check) => check !== false);
      setProblems(found.length > 0 ? found : none);
      if (found.length > 0) return;
      setBusy(true);
      const problem = await act();
      setBusy(false);
      setProblems(problem ? [problem] : none);
    },
  };
}
