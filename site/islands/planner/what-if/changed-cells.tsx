import { useState } from 'preact/hooks';
import type { Compare } from '../../../../server/contract/compare.ts';
import { peopleText } from '../../../lib/planner/figure-words.ts';
import { positionText } from '../../../lib/planner/typed-position.ts';
import { cellLook, cellMinutes } from '../../../lib/planner/what-if/compare-words.ts';
import { asPosition } from '../../../lib/view-state.ts';
import { Button } from '../../ui/button.tsx';
import { usePlanner } from '../planner-tools.ts';

const atOnce = 10;

/** Places where people live whose state changes, those with most people first; the map marks the same. */
export function ChangedCells({ compare }: { readonly compare: Compare }) {
  const { words, change, map } = usePlanner();
  const { t, plural } = words;
  const [count, setCount] = useState(atOnce);
  const cells = compare.cells ?? [];
  const inAll = compare.cellsChanged ?? cells.length;
  if (cells.length === 0) return null;
  return (
    <details class="planner-more">
      <summary>{plural('planner.what-if.cells', inAll)}</summary>
      <p class="quiet">{t('planner.what-if.cells-lead')}</p>
      <ul>
        {cells.slice(0, count).map((cell) => {
          const [lng, lat] = asPosition(cell.position);
          return (
            <li key={`${lng},${lat}`}>
              <button
                type="button"
                class="text-button"
                onClick={() => {
                  change({ spot: [lng, lat] });
                  map?.fit([lng - 0.002, lat - 0.002, lng + 0.002, lat + 0.002]);
                }}
              >
                {positionText([lng, lat])}
              </button>{' '}
              {t(`planner.what-if.cell-${cellLook(cell) ?? 'unknown'}`, {
                people: peopleText(cell.people, words),
                minutes: cellMinutes(cell, words),
              })}
            </li>
          );
        })}
      </ul>
      {count < cells.length && (
        <Button look="text" onClick={() => setCount(count + 10 * atOnce)}>
          {t('planner.what-if.more-cells')}
        </Button>
      )}
      {inAll > cells.length && (
        <p class="quiet">{t('planner.what-if.cells-cut', { count: cells.length })}</p>
      )}
    </details>
  );
}
