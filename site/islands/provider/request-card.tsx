import { useState } from 'preact/hooks';
import type { ProviderBookingAnswer, WaitingAnswer } from '../../../server/contract/booking.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { dayOf, isWaiting, offeringName, priceWords, whenWords } from '../../lib/visit-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';
import { useDesk } from './desk.ts';
import { ProposeForm } from './propose-form.tsx';
import { ReasonForm } from './reason-form.tsx';
import { fragmentOf } from './use-provider-fragment.ts';
import { useSteps } from './use-steps.ts';

interface Props {
  readonly request: WaitingAnswer['waiting'][number];
  readonly onChanged: (now: ProviderBookingAnswer) => void;
}

/** A request: taken, declined with a reason, or met with another time. Address and name come with the answer yes. */
export function RequestCard({ request, onChanged }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const { own } = useDesk();
  const [open, setOpen] = useState<'decline' | 'propose' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const steps = useSteps(request, onChanged);
  const { actions, proposed, state } = request;
  const theirs = proposed !== null && proposed.by !== 'provider';
  const heading = `request-${request.id}`;
  const take = async (step: string) => {
    const refused = await steps.take(step);
    setProblem(refused?.text ?? null);
  };
  const dayLink = fragmentOf({
    provider: own.provider.id,
    tab: 'today',
    day: dayOf(request.start),
  });
  return (
    <li class="visit">
      <article class="visit-card" aria-labelledby={heading}>
        <h3 id={heading}>
          {whenWords(request.start, request.end, words)}{' '}
          <span class={`state visit-state-${state}`}>{t(`provider.state.${state}`)}</span>
        </h3>
        <p>
          {[
            offeringName(request, words),
            request.resourceLabel,
            priceWords(request.toPayFen, words),
            request.minutesAway !== null &&
              t('provider.away', { minutes: words.minutes(request.minutesAway * 60) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {proposed && (
          <p class={theirs ? 'account-notice' : 'quiet'}>
            {t(`provider.proposed-by-${proposed.by}`, {
              when: whenWords(proposed.start, proposed.end, words),
            })}
          </p>
        )}
        {state === 'requested' && (
          <p class="quiet">
            {request.lapsesAt &&
              t('provider.answer-by', { moment: momentWords(request.lapsesAt, words) })}{' '}
            {t('provider.hidden-requested')}
          </p>
        )}
        <p>
          <a href={`#${dayLink}`}>{t('provider.to-day')}</a>
        </p>
        {problem && (
          <p class="field-error" role="alert">
            {problem}
          </p>
        )}
        {isWaiting(request) && open === null && (
          <div class="visit-steps">
            {theirs && actions.includes('agree') && (
              <Button class="visit-next" disabled={steps.busy} onClick={() => void take('agree')}>
                {t('provider.step-agree')}
              </Button>
            )}
            {actions.includes('accept') && (
              <Button
                look={theirs ? 'quiet' : 'main'}
                class={theirs ? '' : 'visit-next'}
                disabled={steps.busy}
                onClick={() => void take('accept')}
              >
                {t('provider.step-accept')}
              </Button>
            )}
            {actions.includes('propose') && (
              <Button look="quiet" onClick={() => setOpen('propose')}>
                {t('provider.step-propose')}
              </Button>
            )}
            {actions.includes('decline') && (
              <Button look="quiet" onClick={() => setOpen('decline')}>
                {t('provider.step-decline')}
              </Button>
            )}
          </div>
        )}
        {open === 'propose' && (
          <ProposeForm booking={request} steps={steps} onEnd={() => setOpen(null)} />
        )}
        {open === 'decline' && (
          <ReasonForm booking={request} step="decline" steps={steps} onEnd={() => setOpen(null)} />
        )}
        <p class="quiet visit-foot">{t('provider.booking-code', { code: request.code })}</p>
      </article>
    </li>
  );
}
