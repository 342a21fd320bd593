import { useState } from 'preact/hooks';
import type { ProviderBookingAnswer } from '../../../server/contract/booking.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';
import { ProposeForm } from './propose-form.tsx';
import { RateVisit } from './rate-visit.tsx';
import { ReasonForm } from './reason-form.tsx';
import type { Steps } from './use-steps.ts';

interface Props {
  readonly visit: ProviderBookingAnswer;
  readonly steps: Steps;
  /** It may stand elsewhere now: what is shown is asked for anew. */
  readonly onMoved: () => Promise<void>;
}

/** What is seldom needed: another time, other staff, calling off. */
export function MoreSteps({ visit, steps, onMoved }: Props) {
  const { words, say } = useAccount();
  const { t } = words;
  const [open, setOpen] = useState<'propose' | 'cancel' | 'dispute' | 'rate' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const may = (action: string) => visit.actions.includes(action);
  const isDone = visit.state === 'done' || visit.state === 'followed-up';
  const any = ['propose', 'reassign', 'cancel', 'dispute'].some(may);
  if (visit.state === 'requested' || !any) return null;
  const reassign = async () => {
    const refused = await steps.take('reassign');
    setProblem(refused?.text ?? null);
    if (refused) return;
    say(t('provider.reassigned'));
    await onMoved();
  };
  return (
    <details class="visit-more">
      <summary>{t('provider.more')}</summary>
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      {open === null && (
        <div class="visit-steps">
          {may('propose') && (
            <Button look="quiet" onClick={() => setOpen('propose')}>
              {t('provider.step-propose')}
            </Button>
          )}
          {may('reassign') && (
            <Button look="quiet" disabled={steps.busy} onClick={() => void reassign()}>
              {t('provider.step-reassign')}
            </Button>
          )}
          {isDone && (
            <Button look="quiet" onClick={() => setOpen('rate')}>
              {t('provider.rate')}
            </Button>
          )}
          {may('dispute') && (
            <Button look="quiet" onClick={() => setOpen('dispute')}>
              {t('provider.step-dispute')}
            </Button>
          )}
          {may('cancel') && (
            <Button look="quiet" onClick={() => setOpen('cancel')}>
              {t('provider.step-cancel')}
            </Button>
          )}
        </div>
      )}
      {open === 'propose' && (
        <ProposeForm booking={visit} steps={steps} onEnd={() => setOpen(null)} />
      )}
      {(open === 'cancel' || open === 'dispute') && (
        <ReasonForm booking={visit} step={open} steps={steps} onEnd={() => setOpen(null)} />
      )}
      {open === 'rate' && <RateVisit booking={visit.id} />}
    </details>
  );
}
