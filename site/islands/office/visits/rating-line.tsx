import { useState } from 'preact/hooks';
import type { RatingAnswer } from '../../../../server/contract/rating.ts';
import { TextField } from '../../account/text-field.tsx';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { useOffice } from '../office.ts';
import { useKinds } from './kinds.ts';
import { StepProblem } from './step-problem.tsx';
import { useStep } from './use-step.ts';

export type ListedRating = RatingAnswer & {
  readonly code: string;
  readonly providerName: string;
  readonly hiddenReason: string | null;
};

/** One rating; hiding it asks for the reason first. */
export function RatingLine(props: { readonly rating: ListedRating; readonly onDone: () => void }) {
  const { rating, onDone } = props;
  const { t } = usePage().words;
  const { kindName } = useKinds();
  const { say } = useOffice();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const step = useStep();
  const id = `hide-${rating.id}`;
  async function hide(): Promise<void> {
    const text = reason.trim();
    const answer = await step.take(
      `/office/ratings/${rating.id}/hide`,
      { reason: text },
      { checks: [text === '' && { field: id, text: t('office.visits.reason-missing') }] },
    );
    if (!answer?.ok) return;
    say(t('office.visits.hidden'));
    onDone();
  }
  return (
    <li class="office-entry">
      <h4>
        {t('office.visits.satisfied-of', { count: rating.stars })} · {rating.providerName} ·{' '}
        {kindName(rating.serviceKind)}
      </h4>
      <p class="quiet">
        {rating.month} · {t('office.visits.code-of', { code: rating.code })}
      </p>
      {rating.words && <blockquote>{rating.words}</blockquote>}
      {rating.reply && (
        <p class="quiet">{t('office.visits.reply', { words: rating.reply.words })}</p>
      )}
      {rating.hiddenReason && (
        <p>{t('office.visits.hidden-because', { reason: rating.hiddenReason })}</p>
      )}
      {!rating.hidden && !open && (
        <p class="office-actions">
          <Button look="text" onClick={() => setOpen(true)}>
            {t('office.visits.hide')}
          </Button>
        </p>
      )}
      {open && (
        <form
          class="visits-inline"
          noValidate
          aria-busy={step.busy}
          onSubmit={(event) => {
            event.preventDefault();
            void hide();
          }}
        >
          <TextField
            id={id}
            maxLength={300}
            label={t('office.visits.hide-reason')}
            hint={t('office.visits.hide-hint')}
            error={step.errorOf(id)}
            value={reason}
            onText={setReason}
          />
          <StepProblem step={step} onReload={onDone} />
          <p class="office-actions">
            <button type="submit" class="button" disabled={step.busy}>
              {t('office.visits.hide')}
            </button>
            <Button look="quiet" onClick={() => setOpen(false)}>
              {t('office.back')}
            </Button>
          </p>
        </form>
      )}
    </li>
  );
}
