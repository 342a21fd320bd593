import { useState } from 'preact/hooks';
import type { OfficeComplaintAnswer } from '../../../../server/contract/complaint.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { useOffice } from '../office.ts';
import { ChoiceField, ProseField } from './fields.tsx';
import { Mediator } from './mediator.tsx';
import { StepProblem } from './step-problem.tsx';
import { useStep } from './use-step.ts';

const steps = ['take', 'answer', 'mediate', 'settle'] as const;
type StepName = (typeof steps)[number];
const outcomes = ['justified', 'partly', 'unjustified'] as const;

interface Props {
  readonly complaint: OfficeComplaintAnswer;
  readonly onChanged: (complaint: OfficeComplaintAnswer) => void;
  readonly onReload: () => void;
}

/** Take it, answer it, hand it to the mediators, settle it: what may follow now. What was typed for one step is there for the next. */
export function ComplaintSteps({ complaint, onChanged, onReload }: Props) {
  const { t } = usePage().words;
  const { say } = useOffice();
  const [open, setOpen] = useState<Exclude<StepName, 'take'> | null>(null);
  const [text, setText] = useState('');
  const [outcome, setOutcome] = useState('');
  const step = useStep();
  const wordsId = `complaint-words-${complaint.id}`;
  const outcomeId = `complaint-outcome-${complaint.id}`;
  // Whose it is already does not take it again.
  const able = steps.filter(
    (name) =>
      complaint.actions.includes(name) && !(name === 'take' && complaint.owner?.isCaller === true),
  );
  if (able.length === 0) return null;
  async function take(name: StepName): Promise<void> {
    const words = text.trim();
    const needsWords = name === 'answer' || name === 'mediate';
    const answer = await step.take<OfficeComplaintAnswer>(
      `/office/complaints/${complaint.id}/${name}`,
      {
        version: complaint.version,
        ...(name !== 'take' && words ? { words } : {}),
        ...(name === 'settle' ? { outcome } : {}),
      },
      {
        checks: [
          needsWords &&
            words === '' && { field: wordsId, text: t(`office.visits.words-for-${name}`) },
          name === 'settle' &&
            outcome === '' && { field: outcomeId, text: t('office.visits.outcome-missing') },
        ],
      },
    );
    if (!answer?.ok) return;
    say(t(`office.visits.did-${name}`));
    setOpen(null);
    if (name !== 'take') setText('');
    onChanged(answer.value);
  }
  return (
    <div class="visits-steps">
      {!open && (
        <p class="office-actions">
          {able.map((name, i) => (
            <Button
              key={name}
              look={i === 0 ? 'main' : 'quiet'}
              disabled={step.busy}
              onClick={() => (name === 'take' ? void take(name) : setOpen(name))}
            >
              {t(
                name === 'take' && complaint.owner !== null
                  ? 'office.visits.take-over'
                  : `office.visits.do-${name}`,
              )}
            </Button>
          ))}
        </p>
      )}
      {!open && <StepProblem step={step} onReload={onReload} />}
      {open && (
        <form
          class="visits-inline"
          noValidate
          aria-busy={step.busy}
          onSubmit={(event) => {
            event.preventDefault();
            void take(open);
          }}
        >
          {open === 'mediate' &&
            (complaint.nearestMediator ? (
              <Mediator mediator={complaint.nearestMediator} />
            ) : (
              <p class="quiet">{t('office.visits.mediator-none')}</p>
            ))}
          {open === 'settle' && (
            <ChoiceField
              id={outcomeId}
              label={t('office.visits.asks-outcome')}
              error={step.errorOf(outcomeId)}
              value={outcome}
              onText={setOutcome}
              nothing={t('office.visits.choose')}
              choices={outcomes.map((code) => ({
                code,
                label: t(`office.visits.outcome-${code}`),
              }))}
            />
          )}
          <ProseField
            id={wordsId}
            label={t(`office.visits.words-${open}`)}
            hint={t('office.visits.words-hint')}
            error={step.errorOf(wordsId)}
            maxLength={2000}
            rows={4}
            value={text}
            onText={setText}
          />
          <StepProblem step={step} onReload={onReload} />
          <p class="office-actions">
            <button type="submit" class="button" disabled={step.busy}>
              {t(`office.visits.do-${open}`)}
            </button>
            <Button look="quiet" onClick={() => setOpen(null)}>
              {t('office.back')}
            </Button>
          </p>
        </form>
      )}
    </div>
  );
}
