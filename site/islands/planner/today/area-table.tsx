import { useState } from 'preact/hooks';
import type { Coverage, CoverageArea } from '../../../../server/contract/coverage.ts';
import { sortedAreas } from '../../../lib/planner/area-rows.ts';
import { minutesOr, peopleOr, peopleText, shareText } from '../../../lib/planner/figure-words.ts';
import { shareLeftOut } from '../../../lib/planner/painted.ts';
import { sorts, type Sort } from '../../../lib/planner/planner-view.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { AreaName } from '../area-name.tsx';
import { PopulationLine } from '../population-line.tsx';
import { usePlanner } from '../planner-tools.ts';

const shownAtFirst = 12;

/** Areas by people left out, or in another order; a press on one brings it into view and opens its card. */
export function AreaTable({ coverage }: { readonly coverage: Coverage }) {
  const { words, view, change } = usePlanner();
  const { t } = words;
  const [all, setAll] = useState(false);
  const sorted = sortedAreas(coverage.areas, view.sort, words);
  const shown = all ? sorted : sorted.slice(0, shownAtFirst);
  return (
    <section aria-labelledby="planner-areas">
      <h2 id="planner-areas">{t(`planner.areas-${coverage.level}`)}</h2>
      {coverage.areas.length === 0 ? (
        <EmptyState
          title={t('planner.no-areas')}
          text={t(coverage.cell ? 'planner.no-cells-text' : 'planner.no-areas-text')}
        />
      ) : (
        <>
          <div class="planner-scroll" tabIndex={0} role="region" aria-labelledby="planner-areas">
            <table class="planner-table">
              <thead>
                <tr>
                  {(['name', ...sorts.filter((sort) => sort !== 'name')] as const).map((sort) => (
                    <Head
                      key={sort}
                      sort={sort}
                      chosen={view.sort}
                      onSort={() => change({ sort })}
                    />
                  ))}
                  <th scope="col">{t('planner.col-state')}</th>
                </tr>
              </thead>
              <tbody>
                {shown.map((area) => (
                  <Row key={area.code ?? ''} area={area} />
                ))}
              </tbody>
            </table>
          </div>
          {sorted.length > shownAtFirst && (
            <Button look="text" onClick={() => setAll(!all)}>
              {all ? t('planner.fewer-areas') : t('planner.all-areas', { count: sorted.length })}
            </Button>
          )}
        </>
      )}
      <PopulationLine population={coverage.population} />
    </section>
  );
}

function Head(props: { readonly sort: Sort; readonly chosen: Sort; readonly onSort: () => void }) {
  const { t } = usePlanner().words;
  const chosen = props.sort === props.chosen;
  return (
    <th
      scope="col"
      class={props.sort === 'name' ? '' : 'number'}
      aria-sort={!chosen ? undefined : props.sort === 'name' ? 'ascending' : 'descending'}
    >
      <button type="button" class="planner-sort" onClick={props.onSort}>
        {t(`planner.col-${props.sort}`)}
        <span aria-hidden="true">{chosen ? (props.sort === 'name' ? ' ↑' : ' ↓') : ''}</span>
      </button>
    </th>
  );
}

function Row({ area }: { readonly area: CoverageArea }) {
  const { words, view } = usePlanner();
  const { code, people, gap, p90Minutes, state } = area;
  const share = shareLeftOut(area);
  const chosen = code !== null && code === view.area;
  return (
    <tr class={chosen ? 'is-chosen' : ''}>
      <th scope="row">
        <AreaName area={area} />
      </th>
      <td class="number">
        {people === null ? words.t('planner.not-known') : peopleText(gap, words)}
      </td>
      <td class="number">{share === null ? '–' : shareText(share, words)}</td>
      <td class="number">{peopleOr(people, words)}</td>
      <td class="number">{people ? minutesOr(p90Minutes, words) : '–'}</td>
      <td>
        <span class={`planner-state planner-state-${state}`}>
          {words.t(`planner.state-${state}`)}
        </span>
      </td>
    </tr>
  );
}
