import { useEffect, useRef, useState } from 'preact/hooks';
import type { ScenarioAnswer, ScenarioHead } from '../../../../server/contract/scenario.ts';
import type { Failure } from '../../../lib/api.ts';
import { failureWords } from '../../../lib/failure-words.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { usePlanner } from '../planner-tools.ts';
import { ScenarioActions } from './scenario-actions.tsx';

/** One's own scenarios, last changed first, and the ways to a new one. */
export function ScenarioList() {
  const { words, send, region, change, say } = usePlanner();
  const { t } = words;
  const [scenarios, setScenarios] = useState<readonly ScenarioHead[] | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const load = async () => {
    const answer = await send<{ scenarios: ScenarioHead[] }>('GET', '/scenarios');
    if (answer.ok) setScenarios(answer.value.scenarios);
    setFailure(answer.ok ? null : answer.failure);
  };
  useEffect(() => void load(), []);
  const open = ({ id, region: of }: Pick<ScenarioHead, 'id' | 'region'>) =>
    change({ region: of, scenario: id });
  const make = async (path: string, body: unknown) => {
    setProblem(null);
    const answer = await send<ScenarioAnswer>('POST', path, body);
    if (answer.ok) open(answer.value);
    else setProblem(failureWords(answer.failure, words).text);
  };
  const readFile = async (chosen: File) => {
    let content: unknown;
    try {
      content = JSON.parse(await chosen.text());
    } catch {
      return setProblem(t('planner.what-if.file-unreadable', { name: chosen.name }));
    }
    await make('/scenarios/file', content);
  };
  return (
    <section aria-labelledby="what-if-own">
      <h2 id="what-if-own">{t('planner.what-if.own')}</h2>
      <div class="button-row">
        <Button
          onClick={() =>
            void make('/scenarios', {
              region: region.id,
              name: t('planner.what-if.scenario-number', { number: (scenarios?.length ?? 0) + 1 }),
              changes: [],
            })
          }
        >
          {t('planner.what-if.new')}
        </Button>
        <Button look="quiet" onClick={() => file.current?.click()}>
          {t('planner.what-if.import')}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".geojson,.json,application/geo+json"
          aria-label={t('planner.what-if.import')}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0];
            event.currentTarget.value = '';
            if (chosen) void readFile(chosen);
          }}
        />
      </div>
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      {failure && (
        <div role="alert">
          <EmptyState
            title={t('planner.what-if.not-listed')}
            text={failureWords(failure, words).text}
          >
            <Button onClick={() => void load()}>{t('failure.retry')}</Button>
          </EmptyState>
        </div>
      )}
      {!scenarios && !failure && <Skeleton lines={3} />}
      {scenarios?.length === 0 && (
        <EmptyState title={t('planner.what-if.none')} text={t('planner.what-if.none-text')} />
      )}
      {scenarios && scenarios.length > 0 && (
        <ul class="what-if-list">
          {scenarios.map((scenario) => (
            <li key={scenario.id}>
              <h3>
                <button type="button" class="text-button" onClick={() => open(scenario)}>
                  {scenario.name}
                </button>
              </h3>
              <p class="quiet">
                {words.row([
                  words.plural('planner.what-if.change-count', scenario.changeCount),
                  words.date(scenario.updatedAt.slice(0, 10)),
                  ...(scenario.region === region.id
                    ? []
                    : [t('planner.what-if.other-region', { region: scenario.region })]),
                  ...(scenario.isShared ? [t('planner.what-if.is-shared')] : []),
                ])}
              </p>
              <ScenarioActions
                scenario={scenario}
                onChanged={() => undefined}
                onGone={() => {
                  say(t('planner.what-if.deleted', { name: scenario.name }));
                  void load();
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
