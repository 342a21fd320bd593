import { useState } from 'preact/hooks';
import type { ProviderBookingAnswer } from '../../../server/contract/booking.ts';
import type { Visit } from '../../lib/day-legs.ts';
import { phoneHref } from '../../lib/phone.ts';
import { lengthWords, offeringName, priceWords, spanOf, whenWords } from '../../lib/visit-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';
import { FinishForm } from './finish-form.tsx';
import { MoreSteps } from './more-steps.tsx';
import { NobodyHome } from './nobody-home.tsx';
import { useDesk } from './desk.ts';
import { useSteps } from './use-steps.ts';

interface Props {
  readonly visit: Visit;
  /** Its place in the day; null for one that was called off. */
  readonly number: number | null;
  readonly gapMinutes: number | null;
  readonly waySeconds: number | null;
  readonly onChanged: (now: ProviderBookingAnswer) => void;
  /** It may stand on another day, or with somebody else. */
  readonly onMoved: () => Promise<void>;
}

type Open = 'finish' | 'nobody' | null;

/** One visit as it is needed at the door: everything else is behind “more”. */
export function VisitCard({ visit, number, gapMinutes, waySeconds, onChanged, onMoved }: Props) {
  const { words } = useAccount();
  const { t } = words;
  const { isManager, go } = useDesk();
  const [open, setOpen] = useState<Open>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const steps = useSteps(visit, onChanged);
  const { details, actions } = visit;
  const heading = `visit-${visit.id}`;

  const take = async (step: string) => {
    const refused = await steps.take(step);
    setProblem(refused?.text ?? null);
  };
  const next = (['set-out', 'start', 'finish'] as const).find(
    (step) => actions.includes(step) && !(step === 'set-out' && visit.state !== 'confirmed'),
  );
  const press = { 'set-out': () => take('set-out'), start: () => take('start') };
  const button = (step: 'set-out' | 'start' | 'finish') => (
    <Button
      key={step}
      look={step === next ? 'main' : 'quiet'}
      class={step === next ? 'visit-next' : ''}
      disabled={steps.busy}
      onClick={() => (step === 'finish' ? setOpen('finish') : void press[step]())}
    >
      {t(`provider.step-${step}`)}
    </Button>
  );
  const shown = (['set-out', 'start', 'finish'] as const).filter((step) => actions.includes(step));

  return (
    <li class={`visit visit-${visit.state}`}>
      {number !== null && (waySeconds !== null || gapMinutes !== null) && (
        <p class="visit-way">
          {[
            waySeconds !== null &&
              t(gapMinutes === null ? 'provider.way-from-base' : 'provider.way', {
                minutes: words.minutes(waySeconds),
              }),
            gapMinutes !== null && t('provider.gap', { minutes: lengthWords(gapMinutes, words) }),
          ]
            .filter((text) => text !== false)
            .join(' · ')}
        </p>
      )}
      <article class="visit-card" aria-labelledby={heading}>
        <h3 id={heading}>
          {number !== null && <span class="visit-number">{number}</span>}
          <span class="visit-time">
            <time dateTime={visit.start}>{spanOf(visit.start, visit.end)}</time>
          </span>{' '}
          <span class={`state visit-state-${visit.state}`}>
            {t(`provider.state.${visit.state}`)}
          </span>
        </h3>
        <p>
          {offeringName(visit, words)} · {visit.resourceLabel} · {priceWords(visit.toPayFen, words)}
        </p>
        {details ? (
          <>
            {details.address && <p class="visit-address">{details.address}</p>}
            <p>
              {details.name}
              {details.phone && (
                <>
                  {' '}
                  <a class="visit-phone" href={phoneHref(details.phone)}>
                    {details.phone}
                  </a>
                </>
              )}
            </p>
            {details.notes && <p class="visit-notes">{details.notes}</p>}
          </>
        ) : (
          <p class="quiet">{t(hiddenWhy(visit.state))}</p>
        )}
        {isManager && visit.state === 'requested' && (
          <p>
            <button type="button" class="text-button" onClick={() => go({ tab: 'requests' })}>
              {t('provider.to-request')}
            </button>
          </p>
        )}
        {visit.providerCode && (
          <p class="visit-code">{t('provider.your-code', { code: visit.providerCode })}</p>
        )}
        {visit.promisedBy && (
          <p class="quiet">{t('provider.promised', { day: words.date(visit.promisedBy) })}</p>
        )}
        {visit.proposed && (
          <p class="quiet">
            {t(`provider.proposed-by-${visit.proposed.by}`, {
              when: whenWords(visit.proposed.start, visit.proposed.end, words),
            })}
          </p>
        )}
        {problem && (
          <p class="field-error" role="alert">
            {problem}
          </p>
        )}
        {(shown.length > 0 || actions.includes('not-there')) && open === null && (
          <div class="visit-steps">
            {next && button(next)}
            {shown.filter((step) => step !== next).map(button)}
            {actions.includes('not-there') && (
              <Button look="quiet" disabled={steps.busy} onClick={() => setOpen('nobody')}>
                {t('provider.step-not-there')}
              </Button>
            )}
          </div>
        )}
        {open === 'finish' && (
          <FinishForm visit={visit} steps={steps} onEnd={() => setOpen(null)} />
        )}
        {open === 'nobody' && (
          <NobodyHome visit={visit} steps={steps} onEnd={() => setOpen(null)} />
        )}
        {isManager && <MoreSteps visit={visit} steps={steps} onMoved={onMoved} />}
        <p class="quiet visit-foot">{t('provider.booking-code', { code: visit.code })}</p>
      </article>
    </li>
  );
}

function hiddenWhy(state: Visit['state']) {
  if (state === 'requested') return 'provider.hidden-requested';
  return state === 'cancelled' || state === 'declined' || state === 'disputed'
    ? 'provider.hidden-off'
    : 'provider.hidden-over';
}
