import { useEffect, useMemo, useState } from 'preact/hooks';
import type {
  AreaScorecard as AreaCard,
  CommunityScorecard,
} from '../../../../server/contract/scorecard.ts';
import type { Answer } from '../../../lib/api.ts';
import { failureWords } from '../../../lib/failure-words.ts';
import { LatestOnly } from '../../../lib/latest-only.ts';
import { scorecardLines, scorecardSummary } from '../../../lib/planner/scorecard-lines.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { usePlanner } from '../planner-tools.ts';

type Card = CommunityScorecard | AreaCard;

/** How the area stands by the norms of the plan, beside who reaches what. */
export function AreaScorecard({ code }: { readonly code: string }) {
  const { words, send } = usePlanner();
  const { t, lang } = words;
  const [answer, setAnswer] = useState<Answer<Card> | null>(null);
  const asking = useMemo(
    () =>
      new LatestOnly<string, Answer<Card>>(
        (asked) => send<Card>('GET', `/scorecard/${asked}`),
        (next, _, newest) => newest && setAnswer(next),
      ),
    [send],
  );
  useEffect(() => {
    setAnswer(null);
    asking.ask(code);
  }, [code]);
  return (
    <section aria-labelledby="planner-scorecard">
      <h3 id="planner-scorecard">{t('planner.scorecard')}</h3>
      {!answer && <Skeleton lines={3} />}
      {answer && !answer.ok && <p class="quiet">{failureWords(answer.failure, words).text}</p>}
      {answer?.ok && (
        <>
          <p>{scorecardSummary(answer.value, words)}</p>
          <details class="planner-more">
            <summary>{t('planner.scorecard-all')}</summary>
            <ul class="planner-norms">
              {scorecardLines(answer.value, words).map(({ key, name, state, said }) => (
                <li key={key}>
                  <strong>{name}</strong>{' '}
                  {state && (
                    <span class={`planner-state planner-norm-${state}`}>
                      {t(`planner.norm-${state}`)}
                    </span>
                  )}
                  <span class="quiet planner-said">{said}</span>
                </li>
              ))}
            </ul>
          </details>
          <p>
            <a href={`/api/v1/scorecard/${code}?format=csv&lang=${lang}`} download>
              {t('planner.scorecard-csv')}
            </a>
          </p>
        </>
      )}
    </section>
  );
}
