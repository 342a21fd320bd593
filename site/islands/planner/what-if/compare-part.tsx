import type { Compare } from '../../../../server/contract/compare.ts';
import { failureWords } from '../../../lib/failure-words.ts';
import { differenceLines, equityLines } from '../../../lib/planner/what-if/compare-words.ts';
import { Button } from '../../ui/button.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { PopulationLine } from '../population-line.tsx';
import { usePlanner } from '../planner-tools.ts';
import { ChangedAreas } from './changed-areas.tsx';
import { ChangedCells } from './changed-cells.tsx';
import { ChangedGroups } from './changed-groups.tsx';
import type { Comparison } from './use-comparison.ts';

interface Props {
  readonly comparison: Comparison;
  /** Figures of a place under way stand in front of those of the kept list. */
  readonly live: Compare | null;
}

/** What the scenario does to people, against today: in all, by area, by group, and place by place. */
export function ComparePart({ comparison, live }: Props) {
  const { words, nameIn, coverage, view } = usePlanner();
  const { t } = words;
  const { failure, busy, retry } = comparison;
  const compare = live ?? comparison.compare;
  const refused = failure && failureWords(failure, words);
  return (
    <section class="what-if-compare" aria-labelledby="what-if-compare" aria-busy={busy}>
      <h2 id="what-if-compare">{t('planner.what-if.against-today')}</h2>
      {refused && (
        <div class="notice notice-error" role="alert">
          <div class="notice-words">
            <p>{refused.text}</p>
            {refused.retry && (
              <Button look="text" onClick={retry}>
                {t('failure.retry')}
              </Button>
            )}
          </div>
        </div>
      )}
      {!compare && !refused && !comparison.refused && <Skeleton lines={4} />}
      {compare && (
        <>
          {comparison.refused && <p class="quiet">{t('planner.what-if.figures-before')}</p>}
          <div class="what-if-total" role="status">
            {differenceLines(compare, nameIn, words).map(({ state, text }) => (
              <p key={text} class={`planner-line planner-line-${state}`}>
                {text}
              </p>
            ))}
          </div>
          {view.category === 'essential' && (
            <p class="quiet">
              {t('planner.what-if.one-category', { category: nameIn(compare.category) })}
            </p>
          )}
          {view.choice !== 1 && <p class="quiet">{t('planner.what-if.nearest-alone')}</p>}
          <ChangedAreas compare={compare} />
          {compare.groups && <ChangedGroups groups={compare.groups} />}
          {equityLines(compare, nameIn, words).map((line) => (
            <p key={line}>{line}</p>
          ))}
          {compare.cells && <ChangedCells compare={compare} />}
          <PopulationLine population={coverage?.population ?? null} />
        </>
      )}
    </section>
  );
}
