import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ScenarioAnswer } from '../../../../server/contract/scenario.ts';
import { failureWords } from '../../../lib/failure-words.ts';
import { useAccount } from '../../account/account-context.ts';
import { Button } from '../../ui/button.tsx';
import { PlannersOnly, mayPlan } from '../planners-only.tsx';
import { usePlanner } from '../planner-tools.ts';
import { ChangeList } from './change-list.tsx';
import { ComparePart } from './compare-part.tsx';
import { useChangeNames } from './use-change-names.ts';
import { useComparison } from './use-comparison.ts';
import { useScenarioMap } from './use-scenario-map.ts';

interface Props {
  readonly scenario: ScenarioAnswer;
  /** By which it is read. */
  readonly token: string;
}

/** Somebody else's scenario, by its link: it is read and followed; who may plan takes a copy. */
export function SharedScenario({ scenario, token }: Props) {
  const { words, send, follow, say, change } = usePlanner();
  const { account } = useAccount();
  const { t } = words;
  const { name, changes, version } = scenario;
  const compared = useMemo(() => ({ scenario: token }), [token]);
  const comparison = useComparison(compared);
  const names = useChangeNames(changes);
  const effects = comparison.compare?.effects ?? [];
  const [problem, setProblem] = useState<string | null>(null);
  const [asksSignIn, setAsksSignIn] = useState(false);
  useEffect(() => follow({ id: token, version, name }), [token, version, name]);
  useScenarioMap({
    changes,
    effects,
    cells: comparison.compare?.cells ?? [],
    names,
    standing: [],
    form: null,
  });
  const copy = async () => {
    if (!mayPlan(account)) return setAsksSignIn(true);
    setProblem(null);
    const answer = await send<ScenarioAnswer>('POST', '/scenarios/copy', { scenario: token });
    if (!answer.ok) return setProblem(failureWords(answer.failure, words).text);
    say(t('planner.what-if.copied', { name: answer.value.name }));
    change({ scenario: answer.value.id });
  };
  return (
    <>
      <section aria-labelledby="what-if-shared">
        <h2 id="what-if-shared">{name}</h2>
        <p class="quiet">{t('planner.what-if.read-only')}</p>
        <div class="button-row">
          <Button onClick={() => void copy()}>{t('planner.what-if.copy-to-mine')}</Button>
        </div>
        {problem && (
          <p class="field-error" role="alert">
            {problem}
          </p>
        )}
        {asksSignIn && !mayPlan(account) && (
          <PlannersOnly>
            <></>
          </PlannersOnly>
        )}
      </section>
      <ChangeList changes={changes} effects={effects} names={names} refused={comparison.refused} />
      <ComparePart comparison={comparison} live={null} />
    </>
  );
}
