import type { EvaluationForm, EvaluationResult } from '../../../server/contract/evaluation.ts';
import { useAccount } from '../account/account-context.ts';
import { useLoaded } from '../account/use-loaded.ts';

interface Props {
  readonly code: string;
  readonly form: EvaluationForm;
}

/** Outside the window: when the next one is, and what residents said in the last. */
export function LastResult({ code, form }: Props) {
  const { words } = useAccount();
  const { t, plural, lang } = words;
  const language = lang === 'en' ? 'en' : 'zh';
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const isOver = form.closesOn < today;
  const year = isOver ? form.year : form.year - 1;
  // A year without an evaluation is refused by the API: then nothing stands here.
  const { value } = useLoaded<EvaluationResult>(`/evaluations/${code}/${year}`);
  return (
    <>
      <p class="account-notice">
        {isOver
          ? t('evaluation.over', { last: words.date(form.closesOn) })
          : t('evaluation.not-yet', {
              first: words.date(form.opensOn),
              last: words.date(form.closesOn),
            })}
      </p>
      {value && (
        <>
          <h2>{t('evaluation.result', { year: String(year) })}</h2>
          {value.average === null || value.answers === null ? (
            <p>{plural('evaluation.too-few', value.leastAnswers)}</p>
          ) : (
            <>
              <p class="evaluation-average">
                {plural('evaluation.average', value.answers, { average: score(value.average) })}
              </p>
              <dl class="evaluation-given">
                {form.questions.map((question) => {
                  const found = value.questions.find((one) => one.code === question.code);
                  return (
                    <div key={question.code}>
                      <dt>{question[language]}</dt>
                      <dd>{found?.average ? score(found.average) : '—'}</dd>
                    </div>
                  );
                })}
              </dl>
            </>
          )}
        </>
      )}
    </>
  );
}

/** Hundredths, as the API rounds them. */
const score = (value: number): string => value.toFixed(2);
