import { useState } from 'preact/hooks';
import type { FollowUpAnswer } from '../../../../server/contract/follow-up.ts';
import { momentWords } from '../../../lib/moment-words.ts';
import { phoneHref } from '../../../lib/phone.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { usePage } from '../../words.ts';
import { useLoaded, useOffice } from '../office.ts';
import { complaintAbouts } from './complaint-words.ts';
import { ChoiceField, ProseField, RadioField } from './fields.tsx';
import { StepProblem } from './step-problem.tsx';
import { useStep } from './use-step.ts';

const scale = ['5', '4', '3', '2', '1'] as const;

/** Whom to call, what was said in earlier calls, and a short form for this one. */
export function CallBackForm({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const { words } = usePage();
  const { t } = words;
  const { area, say } = useOffice();
  const { value, problem, reload } = useLoaded<FollowUpAnswer>(`/office/follow-ups/${id}`);
  const [reached, setReached] = useState('');
  const [satisfied, setSatisfied] = useState('');
  const [wrong, setWrong] = useState('');
  const [complains, setComplains] = useState(false);
  const [about, setAbout] = useState('');
  const step = useStep();
  const ids = {
    reached: `reached-${id}`,
    satisfied: `satisfied-${id}`,
    wrong: `wrong-${id}`,
    about: `about-${id}`,
  };
  const talked = reached === 'yes';
  async function save(): Promise<void> {
    const text = wrong.trim();
    const answer = await step.take<{ complaint: string | null }>(
      `/office/follow-ups/${id}/outcome`,
      talked
        ? {
            reached: true,
            satisfied: Number(satisfied),
            ...(text ? { wrong: text } : {}),
            ...(complains ? { complaint: { about } } : {}),
          }
        : { reached: false },
      {
        checks: [
          reached === '' && { field: ids.reached, text: t('office.visits.reached-missing') },
          talked &&
            satisfied === '' && {
              field: ids.satisfied,
              text: t('office.visits.satisfied-missing'),
            },
          talked &&
            complains &&
            text === '' && { field: ids.wrong, text: t('office.visits.wrong-missing') },
          talked &&
            complains &&
            about === '' && { field: ids.about, text: t('office.visits.about-missing') },
        ],
      },
    );
    if (!answer?.ok) return;
    say(
      t(
        answer.value.complaint
          ? 'office.visits.called-complaint'
          : talked
            ? 'office.visits.called'
            : 'office.visits.called-nobody',
      ),
    );
    onDone();
  }
  if (problem)
    return (
      <p class="office-problem" role="alert">
        {problem}
      </p>
    );
  if (!value) return <Skeleton lines={3} />;
  return (
    <div class="visits-opened">
      <p class="visits-callee">
        <strong>{value.name ?? t('office.visits.name-forgotten')}</strong>{' '}
        {value.phone && (
          <a class="button button-quiet" href={phoneHref(value.phone)}>
            {value.phone}
          </a>
        )}
        <span class="office-said">{t('office.visits.look-recorded')}</span>
      </p>
      {value.calls.length > 0 && (
        <ol class="visits-history">
          {value.calls.map((call, i) => (
            <li key={i}>
              <span class="quiet">{momentWords(call.at, words)}</span>{' '}
              {call.satisfied === null
                ? t('office.visits.call-back-not-reached')
                : t('office.visits.satisfied-of', { count: call.satisfied })}
              {call.wrong && <span class="office-said">{call.wrong}</span>}
              {call.complaint && (
                <a href={`#area=${area.code}&tab=complaints&complaint=${call.complaint}`}>
                  {t('office.visits.to-complaint')}
                </a>
              )}
            </li>
          ))}
        </ol>
      )}
      {value.state === 'open' && (
        <form
          class="visits-inline"
          noValidate
          aria-busy={step.busy}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <RadioField
            id={ids.reached}
            label={t('office.visits.reached')}
            error={step.errorOf(ids.reached)}
            value={reached}
            onText={setReached}
            choices={[
              { code: 'yes', label: t('office.visits.reached-yes') },
              { code: 'no', label: t('office.visits.reached-no') },
            ]}
          />
          {talked && (
            <>
              <RadioField
                id={ids.satisfied}
                label={t('office.visits.satisfied')}
                error={step.errorOf(ids.satisfied)}
                value={satisfied}
                onText={setSatisfied}
                choices={scale.map((code) => ({ code, label: t(`office.visits.stars-${code}`) }))}
              />
              <ProseField
                id={ids.wrong}
                label={t('office.visits.wrong')}
                hint={t('office.visits.wrong-hint')}
                error={step.errorOf(ids.wrong)}
                maxLength={2000}
                value={wrong}
                onText={setWrong}
              />
              <label class="tick">
                <input
                  type="checkbox"
                  checked={complains}
                  onChange={(event) => setComplains(event.currentTarget.checked)}
                />
                <span>{t('office.visits.complains')}</span>
              </label>
              {complains && (
                <ChoiceField
                  id={ids.about}
                  label={t('office.visits.complaint-about')}
                  error={step.errorOf(ids.about)}
                  value={about}
                  onText={setAbout}
                  nothing={t('office.visits.choose')}
                  choices={complaintAbouts.map((code) => ({
                    code,
                    label: t(`office.visits.about-${code}`),
                  }))}
                />
              )}
            </>
          )}
          <StepProblem step={step} onReload={reload} />
          <p class="office-actions">
            <button type="submit" class="button" disabled={step.busy}>
              {t('office.visits.call-save')}
            </button>
          </p>
        </form>
      )}
    </div>
  );
}
