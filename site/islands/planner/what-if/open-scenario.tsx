import { useEffect, useState } from 'preact/hooks';
import type { ScenarioAnswer } from '../../../../server/contract/scenario.ts';
import type { Failure } from '../../../lib/api.ts';
import { failureWords } from '../../../lib/failure-words.ts';
import { useAccount } from '../../account/account-context.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { PlannersOnly } from '../planners-only.tsx';
import { usePlanner } from '../planner-tools.ts';
import { ScenarioEditor } from './scenario-editor.tsx';
import { SharedScenario } from './shared-scenario.tsx';

/** A scenario by its id or by the token of a link: one's own is edited, somebody else's is read. */
export function OpenScenario({ reference }: { readonly reference: string }) {
  const { words, send, follow, region, change } = usePlanner();
  const { account } = useAccount();
  const { t } = words;
  const [scenario, setScenario] = useState<ScenarioAnswer | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const load = async () => {
    const answer = await send<ScenarioAnswer>('POST', '/scenarios/open', { scenario: reference });
    if (answer.ok) setScenario(answer.value);
    setFailure(answer.ok ? null : answer.failure);
  };
  // Who has signed in meanwhile may read more.
  useEffect(() => {
    if (!scenario) void load();
  }, [account.id]);
  useEffect(() => {
    if (scenario && scenario.region !== region.id) change({ region: scenario.region });
  }, [scenario, region.id]);
  if (failure)
    return (
      <>
        <div role="alert">
          <EmptyState
            title={t('planner.what-if.not-open')}
            text={failureWords(failure, words).text}
          >
            <Button onClick={() => void load()}>{t('failure.retry')}</Button>
            <Button look="quiet" onClick={() => follow(null)}>
              {t('planner.what-if.all')}
            </Button>
          </EmptyState>
        </div>
        {!account.signedIn && (
          <PlannersOnly>
            <></>
          </PlannersOnly>
        )}
      </>
    );
  if (!scenario || scenario.region !== region.id) return <Skeleton lines={4} />;
  return scenario.isOwn ? (
    <ScenarioEditor first={scenario} />
  ) : (
    <SharedScenario scenario={scenario} token={reference} />
  );
}
