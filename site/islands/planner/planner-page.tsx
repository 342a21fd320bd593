import { useEffect, useMemo, useState } from 'preact/hooks';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import { makeTranslator, type Language, type Messages } from '../../i18n/translator.ts';
import type { Failure } from '../../lib/api.ts';
import { failureWords } from '../../lib/failure-words.ts';
import type { PlannerFacts } from '../../lib/planner/planner-facts.ts';
import { firstRegion } from '../../lib/regions.ts';
import { createSend } from '../../lib/send.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Toast } from '../ui/toast.tsx';
import { PlannerScreen } from './planner-screen.tsx';
import { usePlannerView } from './use-planner-view.ts';

interface Props {
  readonly lang: Language;
  /** The words of that language only. */
  readonly messages: Messages;
  readonly facts: PlannerFacts;
}

/** Who is left out of what, and where: for planners, and for everybody who wants to know. */
export default function PlannerPage({ lang, messages, facts }: Props) {
  const kept = useMemo(() => facts, []);
  const words = useMemo(() => makeTranslator(lang, messages), []);
  const send = useMemo(
    () =>
      createSend(
        lang,
        (...request) => fetch(...request),
        () => navigator.onLine,
      ),
    [],
  );
  const [regions, setRegions] = useState<readonly RegionAnswer[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [said, say] = useState<string | null>(null);
  const view = usePlannerView();
  const load = async () => {
    const answer = await send<{ regions: RegionAnswer[] }>('GET', '/regions');
    if (answer.ok) setRegions(answer.value.regions);
    setFailure(answer.ok ? null : answer.failure);
  };
  useEffect(() => void load(), []);
  const region = regions && view.ready ? firstRegion(regions, view.view.region) : undefined;
  return (
    <main class="circle-page planner-page needs-script">
      {region ? (
        <PlannerScreen
          words={words}
          send={send}
          facts={kept}
          regions={regions!}
          region={region}
          kept={view}
          say={say}
        />
      ) : (
        <>
          <div class="map-pane" />
          <section
            class="panel"
            id="result"
            tabIndex={-1}
            aria-label={words.t('planner.title')}
            aria-busy={!regions && !failure}
          >
            <h1>{words.t('planner.title')}</h1>
            {failure ? (
              <div role="alert">
                <EmptyState
                  title={words.t('planner.failed')}
                  text={failureWords(failure, words).text}
                >
                  <Button onClick={() => void load()}>{words.t('failure.retry')}</Button>
                </EmptyState>
              </div>
            ) : regions && view.ready ? (
              <EmptyState
                title={words.t('planner.no-region')}
                text={words.t('planner.no-region-text')}
              />
            ) : (
              <Skeleton lines={5} />
            )}
          </section>
        </>
      )}
      <Toast text={said} closeLabel={words.t('actions.close')} onClose={() => say(null)} />
    </main>
  );
}
