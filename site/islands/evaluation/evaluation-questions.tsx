import type { Consents } from '../../../server/contract/consent.ts';
import type {
  EvaluationAnswer,
  EvaluationForm,
  OwnEvaluation,
} from '../../../server/contract/evaluation.ts';
import type { Failure } from '../../lib/api.ts';
import { codeOf, problemOf, type InputProblem } from '../../lib/form-problems.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { Field, describedBy } from '../ui/field.tsx';
import { wholeScores, type Draft } from './draft.ts';
import { ScaleQuestion, scaleInput } from './scale-question.tsx';

type Purpose = Consents['purposes'][number];

interface Props {
  readonly path: string;
  readonly form: EvaluationForm;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  /** What one agrees to; null where the service asks for nothing. */
  readonly purpose: Purpose | null;
  readonly onConsents: (consents: Consents) => void;
  readonly onConsentChanged: () => Promise<void>;
  readonly onSent: (own: OwnEvaluation) => void;
}

const longestRemark = 500;
const inputs = { remark: 'remark', agreed: 'agreed', send: 'send' } as const;

/** Five questions on one page, a remark, and the consent where it is not given yet. */
export function EvaluationQuestions(props: Props) {
  const { path, form, draft, onDraft, purpose, onConsents, onConsentChanged, onSent } = props;
  const { words, send, reload } = useAccount();
  const { t, lang } = words;
  const state = useForm();
  const language = lang === 'en' ? 'en' : 'zh';
  const agrees = purpose === null || (!purpose.ask && purpose.answer?.given === true);
  const missing = draft.scores.map(
    (score, i) =>
      score === null && { field: scaleInput(i), text: t('evaluation.choose', { number: i + 1 }) },
  );

  /** A session that has ended is said by the screen above, which keeps the draft. */
  const refused = async (failure: Failure): Promise<InputProblem> => {
    if (codeOf(failure) === 'not-signed-in') await reload();
    if (codeOf(failure) === 'consent-changed') await onConsentChanged();
    return problemOf(failure, {}, inputs.send, words);
  };
  const submit = () =>
    void state.submit(
      [
        ...missing,
        !agrees && !draft.agreed && { field: inputs.agreed, text: t('evaluation.agree-first') },
      ],
      async () => {
        // Kept before it is sent: a session that has ended takes the form away, not what was chosen.
        onDraft(draft);
        if (!agrees) {
          const { code: purposeCode, version } = purpose;
          const put = await send<Consents>('PUT', '/account/consents', {
            answers: [{ purpose: purposeCode, version, given: true }],
          });
          if (!put.ok) return refused(put.failure);
          onConsents(put.value);
        }
        const body: EvaluationAnswer = {
          scores: wholeScores(draft)!,
          remark: draft.remark.trim() || null,
        };
        const answer = await send<OwnEvaluation>('POST', path, body);
        if (!answer.ok) return refused(answer.failure);
        onSent(answer.value);
        return null;
      },
    );

  return (
    <Form form={state} label={t('evaluation.title')} onSubmit={submit}>
      <p>{t('evaluation.lead', { last: words.date(form.closesOn) })}</p>
      {form.questions.map((question, i) => (
        <ScaleQuestion
          key={question.code}
          number={i}
          text={question[language]}
          scale={form.scale.map(({ score, ...said }) => ({ score, text: said[language] }))}
          chosen={draft.scores[i] ?? null}
          error={draft.scores[i] === null ? state.errorOf(scaleInput(i)) : null}
          onChoose={(score) =>
            onDraft({ ...draft, scores: draft.scores.map((old, at) => (at === i ? score : old)) })
          }
        />
      ))}
      <Field id={inputs.remark} label={t('evaluation.remark')} hint={t('evaluation.remark-hint')}>
        <textarea
          id={inputs.remark}
          rows={4}
          maxLength={longestRemark}
          value={draft.remark}
          aria-describedby={describedBy(inputs.remark, { hint: true })}
          onInput={(event) => onDraft({ ...draft, remark: event.currentTarget.value })}
        />
      </Field>
      {!agrees && (
        <div class="evaluation-consent">
          <p>{purpose.text[language]}</p>
          <label class="tick">
            <input
              type="checkbox"
              id={inputs.agreed}
              checked={draft.agreed}
              onChange={(event) => onDraft({ ...draft, agreed: event.currentTarget.checked })}
            />
            {t('evaluation.agree')}
          </label>
        </div>
      )}
      <div class="button-row">
        <Button type="submit" id={inputs.send} disabled={state.busy}>
          {t(state.busy ? 'evaluation.sending' : 'evaluation.send')}
        </Button>
      </div>
    </Form>
  );
}
