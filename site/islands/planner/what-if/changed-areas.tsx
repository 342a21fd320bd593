import { useState } from 'preact/hooks';
import type { Compare } from '../../../../server/contract/compare.ts';
import { peopleOr, peopleText } from '../../../lib/planner/figure-words.ts';
import {
  changedAreas,
  netChange,
  signedPeople,
} from '../../../lib/planner/what-if/compare-words.ts';
import { Button } from '../../ui/button.tsx';
import { AreaName } from '../area-name.tsx';
import { FiguresTable } from '../figures-table.tsx';
import { usePlanner } from '../planner-tools.ts';

const shownAtFirst = 8;

/** Areas where somebody gains or loses, largest change first; a press brings one into view. */
export function ChangedAreas({ compare }: { readonly compare: Compare }) {
  const { words } = usePlanner();
  const { t } = words;
  const [all, setAll] = useState(false);
  const areas = changedAreas(compare.areas);
  if (areas.length === 0) return null;
  const heads = (['change', 'gained', 'lost', 'left-out'] as const).map((one) =>
    t(`planner.what-if.col-${one}`),
  );
  const shown = all ? areas : areas.slice(0, shownAtFirst);
  return (
    <>
      <h3 id="what-if-areas">{t('planner.what-if.by-area')}</h3>
      <FiguresTable
        labelledBy="what-if-areas"
        first={t('planner.col-name')}
        figures={heads}
        descending={heads[0]}
      >
        {shown.map((area) => {
          const { code, gained, lost, before, after } = area;
          return (
            <tr key={code ?? ''}>
              <th scope="row">
                <AreaName area={{ code, name: area.name, level: compare.level }} />
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
      </FiguresTable>
      {areas.length > shownAtFirst && (
        <Button look="text" onClick={() => setAll(!all)}>
          {all ? t('planner.fewer-areas') : t('planner.all-areas', { count: areas.length })}
        </Button>
      )}
    </>
  );
}
