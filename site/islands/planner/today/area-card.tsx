import { useEffect, useRef } from 'preact/hooks';
import type { Coverage } from '../../../../server/contract/coverage.ts';
import { areaName } from '../../../lib/planner/area-rows.ts';
import { areaLines, placeOfArea } from '../../../lib/planner/area-words.ts';
import { Button } from '../../ui/button.tsx';
import { PopulationLine } from '../population-line.tsx';
import { usePlanner } from '../planner-tools.ts';
import { AreaScorecard } from './area-scorecard.tsx';

/** The area that was chosen: its figures in words, and its scorecard beside them. */
export function AreaCard({ coverage }: { readonly coverage: Coverage }) {
  const { words, view, change, nameIn, map, shapes } = usePlanner();
  const { t, lang } = words;
  const heading = useRef<HTMLHeadingElement>(null);
  const area = coverage.areas.find(({ code }) => code !== null && code === view.area);
  const before = useRef(view.area);
  useEffect(() => {
    // Chosen in the list below: what opened is read next. A link that opens with it keeps the focus where it is.
    if (view.area && view.area !== before.current) heading.current?.focus();
    before.current = view.area;
  }, [view.area, area]);
  if (!area || area.code === null) return null;
  const shape = shapes.find(({ code }) => code === area.code);
  const page = placeOfArea(area, lang);
  return (
    <section class="planner-area" aria-labelledby="planner-area">
      <h2 id="planner-area" tabIndex={-1} ref={heading}>
        {areaName(area, words)}
      </h2>
      {areaLines(area, coverage, nameIn, words).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <PopulationLine population={coverage.population} />
      <div class="button-row">
        {map && shape && (
          <Button look="quiet" onClick={() => map.fit(shape.box)}>
            {t('planner.area-show')}
          </Button>
        )}
        <Button look="quiet" onClick={() => change({ area: undefined })}>
          {t('planner.area-close')}
        </Button>
      </div>
      {page && (
        <p>
          <a href={page}>{t('planner.area-page')}</a>
        </p>
      )}
      {!coverage.cell && <AreaScorecard code={area.code} />}
    </section>
  );
}
