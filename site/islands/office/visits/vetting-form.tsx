import { useState } from 'preact/hooks';
import type { ProviderAnswer } from '../../../../server/contract/provider.ts';
import { TextField } from '../../account/text-field.tsx';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { useOffice } from '../office.ts';
import { ProseField } from './fields.tsx';
import { StepProblem } from './step-problem.tsx';
import { useStep } from './use-step.ts';

interface Props {
  readonly provider: ProviderAnswer;
  readonly onDone: () => void;
  readonly onReload: () => void;
}

type Decision = 'approved' | 'asked' | 'refused' | 'suspended';
/** What may follow; the server's table of vetting says the same and refuses the rest. */
const after: Record<ProviderAnswer['state'], readonly Decision[]> = {
  submitted: ['approved', 'asked', 'refused'],
  asked: ['refused'],
  approved: ['suspended'],
  suspended: ['approved', 'refused'],
  refused: [],
};

/** Approve, ask, refuse or suspend. Who gives instead of selling is approved with a proof that the office has seen. */
export function VettingForm({ provider, onDone, onReload }: Props) {
  const { t } = usePage().words;
  const { say } = useOffice();
  const [reason, setReason] = useState('');
  const [proof, setProof] = useState(provider.proof ?? '');
  const step = useStep();
  const choices = after[provider.state];
  const gives = provider.kind === 'organisation' || provider.kind === 'volunteers';
  const reasonId = `vetting-reason-${provider.id}`;
  const proofId = `vetting-proof-${provider.id}`;
  if (choices.length === 0) return <p class="quiet">{t('office.visits.vetting-waits')}</p>;
  const nameOf = (decision: Decision) =>
    decision === 'approved' && provider.state === 'suspended' ? 'reinstate' : decision;
  async function decide(decision: Decision): Promise<void> {
    const words = reason.trim();
    const answer = await step.take(
      `/office/providers/${provider.id}/decision`,
      {
        version: provider.version,
        decision,
        ...(words ? { reason: words } : {}),
        ...(decision === 'approved' && gives && proof.trim() ? { proof: proof.trim() } : {}),
      },
      {
        inputs: { 'reason-needed': reasonId, 'proof-needed': proofId },
        checks: [
          nameOf(decision) !== 'approved' &&
            words === '' && { field: reasonId, text: t(`office.visits.reason-for-${decision}`) },
          decision === 'approved' &&
            gives &&
            proof.trim() === '' && { field: proofId, text: t('office.visits.proof-missing') },
        ],
      },
    );
    if (!answer?.ok) return;
    say(t(`office.visits.decided-${decision}`, { name: provider.name }));
    setReason('');
    onDone();
  }
  return (
    <form
      class="visits-inline"
      noValidate
      aria-busy={step.busy}
      onSubmit={(e) => e.preventDefault()}
    >
      <h4>{t('office.visits.decision')}</h4>
      {gives && choices.includes('approved') && (
        <TextField
          id={proofId}
          maxLength={200}
          label={t('office.visits.proof')}
          hint={t('office.visits.proof-hint')}
          error={step.errorOf(proofId)}
          value={proof}
          onText={setProof}
        />
      )}
      <ProseField
        id={reasonId}
        label={t('office.visits.vetting-reason')}
        hint={t('office.visits.vetting-reason-hint')}
        error={step.errorOf(reasonId)}
        maxLength={300}
        value={reason}
        onText={setReason}
      />
      <StepProblem step={step} onReload={onReload} />
      <p class="office-actions">
        {choices.map((decision, i) => (
          <Button
            key={decision}
            look={i === 0 && decision === 'approved' ? 'main' : 'quiet'}
            disabled={step.busy}
            onClick={() => void decide(decision)}
          >
            {t(`office.visits.decide-${nameOf(decision)}`)}
          </Button>
        ))}
      </p>
    </form>
  );
}
