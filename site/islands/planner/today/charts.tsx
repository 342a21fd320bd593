import type { Coverage } from '../../../../server/contract/coverage.ts';
import { decimalText, peopleText, shareText } from '../../../lib/planner/figure-words.ts';
import { barsByFive, barsOf, lorenzTenths } from '../../../lib/planner/histogram.ts';
import { barText, giniWords } from '../../../lib/planner/spread-words.ts';
import { FiguresTable } from '../figures-table.tsx';
import { PopulationLine } from '../population-line.tsx';
import { usePlanner } from '../planner-tools.ts';
import { DrawnChart } from './drawn-chart.tsx';

/** How far people have it, and how evenly that is spread; each picture has its table. */
export function Charts({ coverage }: { readonly coverage: Coverage }) {
  const { words, nameIn } = usePlanner();
  const { t } = words;
  const bars = barsOf(coverage);
  const { lorenz, gini } = coverage.equity;
  if (bars.length === 0) return null;
  const tenths = lorenzTenths(lorenz);
  return (
    <>
      <section aria-labelledby="planner-histogram">
        <h2 id="planner-histogram">{t('planner.histogram')}</h2>
        <DrawnChart
          label={t('planner.histogram-label', { category: nameIn(coverage.category) })}
          drawn={{ kind: 'histogram', bars, limits: coverage.limits }}
        />
        {coverage.unreached > 0 && (
          <p>{t('planner.unreached', { people: peopleText(coverage.unreached, words) })}</p>
        )}
        <details class="planner-more">
          <summary>{t('planner.as-table')}</summary>
          <FiguresTable
            caption={t('planner.histogram')}
            first={t('planner.col-minutes')}
            figures={[t('planner.col-people')]}
          >
            {barsByFive(bars).map((bar) => (
              <tr key={bar.fromMinutes}>
                <th scope="row">{barText(bar, words)}</th>
                <td class="number">{peopleText(bar.people, words)}</td>
              </tr>
            ))}
          </FiguresTable>
        </details>
        <PopulationLine population={coverage.population} />
      </section>
      {tenths.length > 0 && gini !== null && (
        <section aria-labelledby="planner-lorenz">
          <h2 id="planner-lorenz">{t('planner.lorenz')}</h2>
          <p>{giniWords(gini, tenths, words)}</p>
          <DrawnChart
            label={t('planner.lorenz-label', { gini: decimalText(gini, 2, words) })}
            drawn={{ kind: 'lorenz', corners: lorenz }}
          />
          <details class="planner-more">
            <summary>{t('planner.as-table')}</summary>
            <FiguresTable
              caption={t('planner.lorenz')}
              first={t('planner.lorenz-people')}
              figures={[t('planner.lorenz-minutes')]}
            >
              {tenths.map(({ people, value }) => (
                <tr key={people}>
                  <th scope="row">{shareText(people, words)}</th>
                  <td class="number">{shareText(value, words)}</td>
                </tr>
              ))}
            </FiguresTable>
          </details>
          <PopulationLine population={coverage.population} />
        </section>
      )}
    </>
  );
}
