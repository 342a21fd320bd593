import { useState } from 'preact/hooks';
import type { SuspensionPreview } from '../../../../server/contract/office-booking.ts';
import { TextField } from '../../account/text-field.tsx';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { useOffice } from '../office.ts';
import { ProseField } from './fields.tsx';
import { fieldOfMoment, momentOfField } from './moments.ts';
import { StepProblem } from './step-problem.tsx';
import { useStep } from './use-step.ts';

const reasons = ['typhoon', 'rainstorm'] as const;

/** First how many visits are concerned, then the one action; whoever changes a time looks again. */
export function SuspensionForm({ onDone }: { readonly onDone: () => void }) {
  const { words } = usePage();
  const { t, plural } = words;
  const { area, say } = useOffice();
  const [from, setFrom] = useState(() => fieldOfMoment(new Date()));
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [preview, setPreview] = useState<SuspensionPreview | null>(null);
  const step = useStep();
  const times = { from: momentOfField(from), until: momentOfField(until) };
  const checks = [
    from === '' && { field: 'suspend-from', text: t('office.visits.time-missing') },
    until === '' && { field: 'suspend-until', text: t('office.visits.time-missing') },
    from !== '' &&
      until !== '' &&
      from >= until && { field: 'suspend-until', text: t('office.visits.ends-before') },
  ];
  const inputs = { 'invalid-moment': 'suspend-until', 'invalid-field': 'suspend-until' };
  const typed = (set: (text: string) => void) => (text: string) => {
    set(text);
    setPreview(null);
  };
  async function look(): Promise<void> {
    const query = new URLSearchParams({ area: area.code, ...times });
    const answer = await step.take<SuspensionPreview>(
      `/office/suspensions/preview?${query}`,
      undefined,
      { method: 'GET', checks, inputs },
    );
    if (answer?.ok) setPreview(answer.value);
  }
  async function suspend(): Promise<void> {
    const text = reason.trim();
    const answer = await step.take<{ cancelled: number }>(
      '/office/suspensions',
      { area: area.code, ...times, reason: text },
      {
        inputs,
        checks: [
          ...checks,
          text === '' && { field: 'suspend-reason', text: t('office.visits.reason-missing') },
        ],
      },
    );
    if (!answer?.ok) return;
    say(plural('office.visits.suspended', answer.value.cancelled));
    setUntil('');
    setReason('');
    setPreview(null);
    onDone();
  }
  return (
    <form
      class="visits-form"
      noValidate
      aria-busy={step.busy}
      onSubmit={(event) => {
        event.preventDefault();
        void (preview ? suspend() : look());
      }}
    >
      <h3>{t('office.visits.suspend-title', { area: area.name })}</h3>
      <p class="quiet">{t('office.visits.suspend-lead')}</p>
      <div class="visits-pair">
        <TextField
          id="suspend-from"
          type="datetime-local"
          label={t('office.visits.from')}
          error={step.errorOf('suspend-from')}
          value={from}
          onText={typed(setFrom)}
        />
        <TextField
          id="suspend-until"
          type="datetime-local"
          label={t('office.visits.until')}
          error={step.errorOf('suspend-until')}
          value={until}
          onText={typed(setUntil)}
        />
      </div>
      <ProseField
        id="suspend-reason"
        label={t('office.visits.reason')}
        hint={t('office.visits.suspend-reason-hint')}
        error={step.errorOf('suspend-reason')}
        maxLength={300}
        value={reason}
        onText={setReason}
      />
      <p class="office-actions">
        {reasons.map((code) => (
          <Button
            key={code}
            look="text"
            onClick={() => setReason(t(`office.visits.because-${code}`))}
          >
            {t(`office.visits.fill-${code}`)}
          </Button>
        ))}
      </p>
      <StepProblem step={step} />
      <div aria-live="polite">
        {preview && (
          <p class="visits-preview">
            {plural('office.visits.concerned', preview.visits)}
            {preview.holds > 0 && ` ${plural('office.visits.concerned-holds', preview.holds)}`}
          </p>
        )}
      </div>
      <p class="office-actions">
        {preview ? (
          <>
            <button type="submit" class="button" disabled={step.busy}>
              {t('office.visits.suspend')}
            </button>
            <Button look="quiet" onClick={() => setPreview(null)}>
              {t('office.back')}
            </Button>
          </>
        ) : (
          <button type="submit" class="button" disabled={step.busy}>
            {t('office.visits.look-first')}
          </button>
        )}
      </p>
    </form>
  );
}
