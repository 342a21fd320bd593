import { useState } from 'preact/hooks';
import type { Visit } from '../../lib/day-legs.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';
import type { Steps } from './use-steps.ts';

interface Props {
  readonly visit: Visit;
  readonly steps: Steps;
  readonly onEnd: () => void;
}

/** Cannot be taken back, so it is asked once more. */
export function NobodyHome({ visit, steps, onEnd }: Props) {
  const { t } = useAccount().words;
  const [problem, setProblem] = useState<string | null>(null);
  const say = async () => {
    const refused = await steps.take('not-there', { absent: 'resident' });
    if (!refused) return onEnd();
    setProblem(refused.text);
  };
  return (
    <div class="visit-ask" role="group" aria-label={t('provider.step-not-there')}>
      <p>{t('provider.nobody-sure', { phone: visit.details?.phone ?? '' })}</p>
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      <div class="visit-steps">
        <Button class="button-danger visit-next" disabled={steps.busy} onClick={() => void say()}>
          {t('provider.nobody-yes')}
        </Button>
        <Button look="quiet" onClick={onEnd}>
          {t('provider.back')}
        </Button>
      </div>
    </div>
  );
}
