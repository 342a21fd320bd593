import { useState } from 'preact/hooks';
import type { SeenFollowUp } from '../../../../server/contract/follow-up.ts';
import { momentWords } from '../../../lib/moment-words.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { CallBackForm } from './call-back-form.tsx';
import { spanWords } from './moments.ts';

export interface FollowUpsAnswer {
  readonly followUps: readonly SeenFollowUp[];
  readonly total: number;
  readonly overdue: number;
  readonly page: number;
  readonly pageSize: number;
}

interface Props {
  readonly followUp: SeenFollowUp;
  readonly onDone: () => void;
}

/** One visit to call back about. The number is shown when it is asked for, and each look is on record. */
export function CallBackLine({ followUp, onDone }: Props) {
  const { words } = usePage();
  const { t, lang } = words;
  const [open, setOpen] = useState(false);
  const { service, start, end, providerName, code, dueAt, overdue, state, tries, mostTries } =
    followUp;
  return (
    <li class={`office-entry${overdue ? ' visits-alert' : ''}`}>
      <div class="visits-head">
        <h3>
          {lang === 'en' ? service.en : service.zh} · {providerName}
        </h3>
        {state === 'open' ? (
          <span class={`state ${overdue ? 'state-not-met' : ''}`}>
            {t(overdue ? 'office.visits.overdue-since' : 'office.visits.due-by', {
              moment: momentWords(dueAt, words),
            })}
          </span>
        ) : (
          <span class={`state ${state === 'reached' ? 'state-met' : ''}`}>
            {followUp.satisfied === null
              ? t(`office.visits.call-back-${state}`)
              : t('office.visits.satisfied-of', { count: followUp.satisfied })}
          </span>
        )}
      </div>
      <p class="quiet">
        {spanWords(start, end, words)} · {t('office.visits.code-of', { code })}
        {followUp.visit === 'no-show' && ` · ${t('office.visits.state-no-show')}`}
        {state === 'open' &&
          tries > 0 &&
          ` · ${t('office.visits.tries', { tries, most: mostTries })}`}
      </p>
      <p class="office-actions">
        <Button
          look={state === 'open' ? 'main' : 'quiet'}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {t(
            open
              ? 'office.visits.close'
              : state === 'open'
                ? 'office.visits.call-back-start'
                : 'office.visits.call-back-look',
          )}
        </Button>
      </p>
      {open && <CallBackForm id={followUp.booking} onDone={onDone} />}
    </li>
  );
}
