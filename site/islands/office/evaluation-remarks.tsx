import { useState } from 'preact/hooks';
import type { EvaluationRemarks as Remarks } from '../../../server/contract/evaluation.ts';
import { Button } from '../ui/button.tsx';
import { usePage } from '../words.ts';
import { useOffice } from './office.ts';

/** The last evaluation of this community, and what residents wrote: asked for by a press, since every look is on record. */
export function EvaluationRemarks() {
  const { words } = usePage();
  const { t, plural } = words;
  const { area, send, fail } = useOffice();
  const [pages, setPages] = useState<readonly Remarks[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const more = async () => {
    setBusy(true);
    const answer = await send<Remarks>(
      'GET',
      `/office/evaluation-remarks?community=${area.code}&page=${pages.length + 1}`,
    );
    setBusy(false);
    setProblem(answer.ok ? null : fail(answer));
    if (answer.ok) setPages([...pages, answer.value]);
  };
  const first = pages[0];
  const remarks = pages.flatMap((page) => page.remarks);
  const isMore = first ? pages.length * first.pageSize < first.total : true;
  return (
    <section aria-labelledby="office-remarks">
      <h2 id="office-remarks">{t('office.remarks')}</h2>
      <p class="quiet">{t('office.remarks-lead')}</p>
      <div role="status">
        {first && (
          <>
            <h3>{t('office.evaluation', { year: String(first.result.year) })}</h3>
            <p>{resultWords(first.result)}</p>
            {first.result.answers !== null && (
              <p>
                {first.total > 0
                  ? plural('office.remarks-count', first.total)
                  : t('office.remarks-none')}
              </p>
            )}
          </>
        )}
      </div>
      {remarks.length > 0 && (
        <ul class="office-remarks">
          {remarks.map(({ id, words: written }) => (
            <li key={id}>{written}</li>
          ))}
        </ul>
      )}
      {problem && (
        <p class="office-problem" role="alert">
          {problem}
        </p>
      )}
      {isMore && (
        <Button look="quiet" disabled={busy} onClick={() => void more()}>
          {t(first ? 'office.remarks-more' : 'office.remarks-show')}
        </Button>
      )}
    </section>
  );

  function resultWords({ answers, average, shownAfter, leastAnswers }: Remarks['result']): string {
    return answers === null || average === null
      ? t('office.evaluation-unshown', { last: words.date(shownAfter), least: leastAnswers })
      : plural('office.evaluation-average', answers, { average: average.toFixed(2) });
  }
}
