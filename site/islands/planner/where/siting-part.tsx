import { useState } from 'preact/hooks';
import { emptyWhere, type WhereForm } from '../../../lib/planner/where/where-form.ts';
import { failureWords } from '../../../lib/failure-words.ts';
import { Button } from '../../ui/button.tsx';
import { usePlanner } from '../planner-tools.ts';
import { SitingAnswer } from './siting-answer.tsx';
import { SitingProgress } from './siting-progress.tsx';
import { useSiting } from './use-siting.ts';
import { useWhereMap } from './use-where-map.ts';
import { WhereFields } from './where-fields.tsx';

/** The question, the run that works on it, and its answer. */
export function SitingPart() {
  const { words, view } = usePlanner();
  const { t } = words;
  const [form, setForm] = useState<WhereForm>(emptyWhere);
  /** The parcel that is being drawn, by its number; null for none. */
  const [drawing, setDrawing] = useState<number | null>(null);
  const { run, busy, failure, ask, cancel, forget } = useSiting();
  const isUnderWay = run !== null && (run.state === 'queued' || run.state === 'running');
  const refused = failure && failureWords(failure, words);
  useWhereMap(form, setForm, view.tab === 'where' ? drawing : null, run);
  return (
    <>
      <WhereFields
        form={form}
        setForm={setForm}
        drawing={drawing}
        setDrawing={setDrawing}
        busy={busy || isUnderWay}
        onAsk={(question) => {
          setDrawing(null);
          ask(question);
        }}
      />
      {refused && (
        <div class="notice notice-error" role="alert">
          <div class="notice-words">
            <p>{refused.text}</p>
          </div>
        </div>
      )}
      {isUnderWay && <SitingProgress run={run} onCancel={cancel} />}
      {run?.refusal && (
        <div class="notice" role="status">
          <div class="notice-words">
            <p>{run.refusal.problem.detail}</p>
            {run.state === 'refused' && run.refusal.outOfReach && (
              <p class="quiet">{t('planner.where.marked-left-out')}</p>
            )}
            <Button look="text" onClick={forget}>
              {t('planner.where.dismiss')}
            </Button>
          </div>
        </div>
      )}
      {run?.answer && <SitingAnswer run={run} answer={run.answer} />}
    </>
  );
}
