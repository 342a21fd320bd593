import { useLayoutEffect, useRef } from 'preact/hooks';
import type { EvaluationForm, OwnEvaluation } from '../../../server/contract/evaluation.ts';
import { momentWords } from '../../lib/moment-words.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';

interface Props {
  readonly form: EvaluationForm;
  readonly own: OwnEvaluation;
  /** It is the thanks for what was just sent, and takes the focus. */
  readonly justSent: boolean;
  readonly onChange: () => void;
}

/** What one has answered, when the result is shown, and the way to change it. */
export function OwnAnswer({ form, own, justSent, onChange }: Props) {
  const { words } = useAccount();
  const { t, plural, lang } = words;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (justSent) heading.current?.focus();
  }, [justSent]);
  const language = lang === 'en' ? 'en' : 'zh';
  const said = (score: number) => form.scale.find((step) => step.score === score)?.[language];
  const last = words.date(form.closesOn);
  return (
    <>
      <h2 tabIndex={-1} ref={heading}>
        {t(justSent ? 'evaluation.thanks' : 'evaluation.answered')}
      </h2>
      {own.at && (
        <p class="quiet">{t('evaluation.answered-at', { moment: momentWords(own.at, words) })}</p>
      )}
      <p>{plural('evaluation.when-shown', form.leastAnswers, { last })}</p>
      <dl class="evaluation-given">
        {form.questions.map((question, i) => (
          <div key={question.code}>
            <dt>{question[language]}</dt>
            <dd>{said(own.scores![i]!)}</dd>
          </div>
        ))}
        {own.remark && (
          <div>
            <dt>{t('evaluation.remark-given')}</dt>
            <dd>{own.remark}</dd>
          </div>
        )}
      </dl>
      {own.canChange && (
        <div class="button-row">
          <Button look="quiet" onClick={onChange}>
            {t('evaluation.change')}
          </Button>
        </div>
      )}
    </>
  );
}
