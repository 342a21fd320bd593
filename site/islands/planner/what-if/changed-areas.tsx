import { useState } from 'preact/hooks';
import type { Compare } from '../../../../server/contract/compare.ts';
import { peopleOr, peopleText } from '../../../lib/planner/figure-words.ts';
import {
  changedAreas,
  netChange,
  signedPeople,
} from '../../../lib/planner/what-if/compare-words.ts';
import { Button } from '../../ui/button.tsx';
import { usePlanner } from '../planner-tools.ts';

const shownAtFirst = 8;

/** Areas where somebody gains or loses, largest change first; a press brings one into view. */
export function ChangedAreas({ compare }: { readonly compare: Compare }) {
  const { words, view, change } = usePlanner();
  const { t } = words;
  const [all, setAll] = useState(false);
  const areas = changedAreas(compare.areas);
  if (areas.length === 0) return null;
  const shown = all ? areas : areas.slice(0, shownAtFirst);
  return (
    <>
      <h3 id="what-if-areas">{t('planner.what-if.by-area')}</h3>
      <div class="planner-scroll" tabIndex={0} role="region" aria-labelledby="what-if-areas">
        <table class="planner-table">
          <thead>
            <tr>
              <th scope="col">{t('planner.col-name')}</th>
              <th scope="col" class="number" aria-sort="descending">
                {t('planner.what-if.col-change')}
              </th>
              <th scope="col" class="number">
                {t('planner.what-if.col-gained')}
              </th>
              <th scope="col" class="number">
                {t('planner.what-if.col-lost')}
              </th>
              <th scope="col" class="number">
                {t('planner.what-if.col-left-out')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((area) => {
              const { code, gained, lost, before, after } = area;
              const name = area.name ?? (code === null ? t('planner.no-community') : code);
              return (
                <tr key={code ?? ''}>
                  <th scope="row">
                    {code === null ? (
                      name
                    ) : (
                      <button
                        type="button"
                        class="text-button"
                        aria-pressed={view.area === code}
                        onClick={() => change({ area: view.area === code ? undefined : code })}
                      >
                        {name}
                      </button>
                    )}
                  </th>
                  <td class="number">{signedPeople(netChange(area), words)}</td>
                  <td class="number">{peopleText(gained, words)}</td>
                  <td class="number">{peopleText(lost, words)}</td>
                  <td class="number">
                    {t('planner.what-if.from-to', {
                      before: peopleOr(before.people === null ? null : before.gap, words),
                      after: peopleOr(after.people === null ? null : after.gap, words),
                    })}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {areas.length > shownAtFirst && (
        <Button look="text" onClick={() => setAll(!all)}>
          {all ? t('planner.fewer-areas') : t('planner.all-areas', { count: areas.length })}
        </Button>
      )}
    </>
  );
}
