import { useState } from 'preact/hooks';
import type { BookingAnswer } from '../../../../server/contract/booking.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { useOffice } from '../office.ts';
import { officeReasons } from './booking-words.ts';
import { ChoiceField, ProseField } from './fields.tsx';
import { StepProblem } from './step-problem.tsx';
import { useStep } from './use-step.ts';

interface Props {
  readonly booking: BookingAnswer;
  readonly onChanged: (booking: BookingAnswer) => void;
}

const steps = ['cancel', 'finish', 'not-there', 'dispute', 'resolve'] as const;
type StepName = (typeof steps)[number];
const outcomes = ['justified', 'partly', 'unjustified', 'settled'] as const;
const absent = ['resident', 'provider'] as const;
/** What each step asks for. */
const asks = {
  cancel: 'reason',
  finish: 'reason',
  dispute: 'reason',
  'not-there': 'absent',
  resolve: 'outcome',
} as const;

/** What an office may do with a booking now, one step opened at a time. */
export function BookingSteps({ booking, onChanged }: Props) {
  const { t } = usePage().words;
  const { send, say } = useOffice();
  const [open, setOpen] = useState<StepName | null>(null);
  const [choice, setChoice] = useState('');
  const [note, setNote] = useState('');
  const step = useStep();
  const able = steps.filter((name) => booking.actions.includes(name));
  if (able.length === 0) return null;
  const asked = open && asks[open];
  const choiceId = `step-choice-${booking.id}`;
  const choices = {
    reason: officeReasons.map((code) => ({ code, label: t(`office.visits.reason-${code}`) })),
    absent: absent.map((code) => ({ code, label: t(`office.visits.absent-${code}`) })),
    outcome: outcomes.map((code) => ({ code, label: t(`office.visits.outcome-${code}`) })),
  };
  /** A call-off keeps the words: they are what the other side reads. */
  const withNote = open === 'cancel' || open === 'dispute' || open === 'resolve';
  async function take(): Promise<void> {
    if (!open || !asked) return;
    const text = note.trim();
    const answer = await step.take<BookingAnswer>(
      `/bookings/${booking.id}/${open}`,
      {
        version: booking.version,
        [asked]: choice,
        ...(withNote && text ? { note: text } : {}),
      },
      {
        checks: [choice === '' && { field: choiceId, text: t('office.visits.choose-first') }],
        inputs: { 'reason-needed': choiceId },
      },
    );
    if (!answer?.ok) return;
    say(t(`office.visits.did-${open}`));
    setOpen(null);
    setChoice('');
    setNote('');
    onChanged(answer.value);
  }
  async function lookAgain(): Promise<void> {
    const answer = await send<BookingAnswer>('GET', `/bookings/${booking.id}`);
    if (answer.ok) onChanged(answer.value);
  }
  return (
    <div class="visits-steps">
      {!open && (
        <p class="office-actions">
          {able.map((name) => (
            <Button key={name} look="quiet" onClick={() => setOpen(name)}>
              {t(`office.visits.do-${name}`)}
            </Button>
          ))}
        </p>
      )}
      {open && asked && (
        <form
          class="visits-inline"
          noValidate
          aria-busy={step.busy}
          onSubmit={(event) => {
            event.preventDefault();
            void take();
          }}
        >
          <ChoiceField
            id={choiceId}
            label={t(`office.visits.asks-${asked}`)}
            error={step.errorOf(choiceId)}
            value={choice}
            onText={setChoice}
            nothing={t('office.visits.choose')}
            choices={choices[asked]}
          />
          {withNote && (
            <ProseField
              id={`step-note-${booking.id}`}
              label={t('office.visits.note')}
              hint={t('office.visits.note-hint')}
              error={null}
              maxLength={300}
              value={note}
              onText={setNote}
            />
          )}
          <StepProblem step={step} onReload={() => void lookAgain()} />
          <p class="office-actions">
            <button type="submit" class="button" disabled={step.busy}>
              {t(`office.visits.do-${open}`)}
            </button>
            <Button
              look="quiet"
              onClick={() => {
                setOpen(null);
                setChoice('');
              }}
            >
              {t('office.back')}
            </Button>
          </p>
        </form>
      )}
    </div>
  );
}
