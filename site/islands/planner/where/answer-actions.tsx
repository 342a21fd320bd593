import { useState } from 'preact/hooks';
import type { ScenarioAnswer } from '../../../../server/contract/scenario.ts';
import type { SitingAnswerBody, SitingRunBody } from '../../../../server/contract/siting.ts';
import { failureWords } from '../../../lib/failure-words.ts';
import { siteChanges } from '../../../lib/planner/where/site-changes.ts';
import { siteName } from '../../../lib/planner/where/siting-words.ts';
import { sitesCsv, sitesGeoJson } from '../../../lib/planner/where/siting-files.ts';
import { longestName, mostChanges } from '../../../lib/planner/what-if/changes.ts';
import { saveFile } from '../../../lib/save-file.ts';
import { Button } from '../../ui/button.tsx';
import { usePlanner } from '../planner-tools.ts';

interface Props {
  readonly run: SitingRunBody;
  readonly answer: SitingAnswerBody;
}

/** Into a scenario by one press, or away as a file. */
export function AnswerActions({ run, answer }: Props) {
  const { words, send, change, say, nameOf } = usePlanner();
  const { t } = words;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { category, region } = run.question;
  const count = answer.chosen.length;
  if (count === 0) return null;
  const take = async () => {
    setBusy(true);
    setProblem(null);
    const kept = await send<ScenarioAnswer>('POST', '/scenarios', {
      region,
      name: t('planner.where.scenario-name', { category: nameOf(category), count }).slice(
        0,
        longestName,
      ),
      changes: siteChanges(answer, category, (index) =>
        t('planner.where.facility-name', {
          category: nameOf(category),
          number: index + 1,
          name: siteName(answer.chosen[index]!, words),
        }),
      ),
    });
    setBusy(false);
    if (!kept.ok) return setProblem(failureWords(kept.failure, words).text);
    say(t('planner.where.taken', { name: kept.value.name }));
    change({ tab: 'what-if', scenario: kept.value.id });
  };
  const save = (name: string, type: string, content: string) =>
    saveFile(`sites-${region}-${category}.${name}`, new Blob([content], { type }));
  return (
    <>
      <div class="button-row">
        <Button disabled={busy} onClick={() => void take()}>
          {t('planner.where.take')}
        </Button>
        <Button
          look="quiet"
          onClick={() => save('csv', 'text/csv;charset=utf-8', sitesCsv(answer))}
        >
          {t('planner.where.csv')}
        </Button>
        <Button
          look="quiet"
          onClick={() => save('geojson', 'application/geo+json', sitesGeoJson(answer))}
        >
          {t('planner.where.geojson')}
        </Button>
      </div>
      {count > mostChanges && (
        <p class="quiet">{t('planner.where.takes-first', { count: mostChanges })}</p>
      )}
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
