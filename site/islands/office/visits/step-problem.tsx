import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import type { Step } from './use-step.ts';

interface Props {
  readonly step: Step;
  /** Shows the newest state again where somebody else changed it meanwhile. */
  readonly onReload?: () => void;
}

/** Somebody else was quicker. */
const staleCodes = new Set([
  'changed-meanwhile',
  'wrong-state',
  'wrong-complaint-state',
  'call-back-closed',
  'already-hidden',
]);

/** What is wrong with a step as a whole, and the way on. An ended session is renewed beside the form, which keeps what was typed. */
export function StepProblem({ step, onReload }: Props) {
  const { t, lang } = usePage().words;
  const { problem } = step;
  if (!problem) return null;
  const stale = staleCodes.has(problem.code ?? '');
  return (
    <div class="office-problem visits-problem" role="alert">
      <p>{problem.text}</p>
      {problem.code === 'not-signed-in' && (
        <p>
          <a href={lang === 'en' ? '/en/account/' : '/account/'} target="_blank" rel="noopener">
            {t('office.visits.sign-in-beside')}
          </a>{' '}
          {t('office.visits.sign-in-kept')}
        </p>
      )}
      {stale && onReload && (
        <Button look="quiet" onClick={onReload}>
          {t('office.visits.look-again')}
        </Button>
      )}
    </div>
  );
}
