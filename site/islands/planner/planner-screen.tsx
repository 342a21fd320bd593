import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import type { Translator } from '../../i18n/translator.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { coverageQuestion } from '../../lib/planner/coverage-question.ts';
import type { PlannerFacts } from '../../lib/planner/planner-facts.ts';
import { plannerTabs, type PlannerTab } from '../../lib/planner/planner-view.ts';
import { withinSentence } from '../../lib/planner/figure-words.ts';
import { scenarioWords } from '../../lib/planner/scenario-words.ts';
import type { Send } from '../../lib/send.ts';
import type { PlannerMap } from '../../map/planner-map.ts';
import { later } from '../later.tsx';
import { Button } from '../ui/button.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { PlannerPane } from './planner-pane.tsx';
import { Planner, type FollowedScenario, type PlannerTools } from './planner-tools.ts';
import { QuestionBar } from './question-bar.tsx';
import { TodayPanel } from './today/today-panel.tsx';
import { useCoverage } from './use-coverage.ts';
import type { KeptView } from './use-planner-view.ts';
import { useShapes } from './use-shapes.ts';

const WhatIfPanel = later(async () => (await import('./what-if/what-if-panel.tsx')).WhatIfPanel);
const WherePanel = later(async () => (await import('./where/where-panel.tsx')).WherePanel);

interface Props {
  readonly words: Translator;
  readonly send: Send;
  readonly facts: PlannerFacts;
  readonly regions: readonly RegionAnswer[];
  readonly region: RegionAnswer;
  readonly kept: KeptView;
  readonly say: (text: string) => void;
}

/** The map beside one of three tabs; all of it speaks of the same question. */
export function PlannerScreen({ words, send, facts, regions, region, kept, say }: Props) {
  const { t } = words;
  const { view, change } = kept;
  const [map, setMap] = useState<PlannerMap | null>(null);
  const opened = useRef(new Set<PlannerTab>());
  opened.current.add(view.tab);
  const [followed, setFollowed] = useState<FollowedScenario | null>(null);
  // A link brings a scenario's id before anybody has opened it; Back takes it away again.
  const scenario = followed && followed.id === view.scenario ? followed : null;
  const question = useMemo(() => coverageQuestion(view, region.id), [view, region.id]);
  const asked = useCoverage(send, question, scenario?.version ?? 0);
  const { coverage, busy, failure } = asked;
  const shapes = useShapes(send, coverage ? question : null);
  const names = useMemo(
    () => new Map(facts.categories.map(({ code, name }) => [code, name])),
    [facts],
  );
  const nameOf = (code: string) =>
    code === 'essential' ? t('planner.essential') : (names.get(code) ?? code);
  const tools: PlannerTools = {
    words,
    send,
    facts,
    nameOf,
    nameIn: (code) => withinSentence(nameOf(code), words),
    region,
    view,
    change,
    question,
    coverage,
    busy,
    shapes,
    map,
    scenario,
    follow: (next) => {
      setFollowed(next);
      change({ scenario: next?.id });
    },
    say,
  };
  const refused = failure && failureWords(failure, words);
  useEffect(() => {
    document.title = `${t('planner.title')} · ${region.name} · ${t('site.name')}`;
  }, [region.name]);
  return (
    <Planner.Provider value={tools}>
      <PlannerPane onMap={setMap} />
      <section
        class="panel planner-panel"
        id="result"
        tabIndex={-1}
        aria-label={t('planner.title')}
        aria-busy={busy}
      >
        <div class={`progress${busy ? ' is-busy' : ''}`} aria-hidden="true" />
        <h1>{t('planner.title')}</h1>
        {region.invented && (
          <p class="sample-banner">
            <strong>{t('invented.title')}</strong> {t('invented.text')}
          </p>
        )}
        <QuestionBar regions={regions} />
        {view.scenario && (
          <p class="planner-scenario">
            <span>{scenarioWords(scenario?.name ?? coverage?.scenario?.name ?? null, words)}</span>
            <Button look="quiet" onClick={() => tools.follow(null)}>
              {t('planner.scenario-leave')}
            </Button>
          </p>
        )}
        {refused && (
          <div class="notice notice-error" role="alert">
            <div class="notice-words">
              <p>{refused.text}</p>
              {refused.retry && (
                <Button look="text" onClick={asked.retry}>
                  {t('failure.retry')}
                </Button>
              )}
            </div>
          </div>
        )}
        <Tabs
          label={t('planner.tabs')}
          tabs={plannerTabs.map((code) => ({ code, label: t(`planner.tab-${code}`) }))}
          chosen={view.tab}
          onChoose={(tab) => change({ tab })}
        >
          {view.tab === 'today' && <TodayPanel />}
          {/* What was opened stays: a run goes on, and nothing that was drawn or typed is lost. */}
          {opened.current.has('what-if') && (
            <div hidden={view.tab !== 'what-if'}>
              <WhatIfPanel />
            </div>
          )}
          {opened.current.has('where') && (
            <div hidden={view.tab !== 'where'}>
              <WherePanel />
            </div>
          )}
        </Tabs>
      </section>
    </Planner.Provider>
  );
}
