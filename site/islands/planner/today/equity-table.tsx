import type { Coverage } from '../../../../server/contract/coverage.ts';
import { minutesOr, peopleOr, shareText } from '../../../lib/planner/figure-words.ts';
import { groupThatWaits, worstTenthWords } from '../../../lib/planner/spread-words.ts';
import { PopulationLine } from '../population-line.tsx';
import { usePlanner } from '../planner-tools.ts';

/** The same for groups of people: whoever the population does not know is said to be unknown. */
export function EquityTable({ coverage }: { readonly coverage: Coverage }) {
  const { words, nameIn } = usePlanner();
  const { t } = words;
  const { groups } = coverage.equity;
  if (coverage.total.people === null || groups.length === 0) return null;
  const said = [worstTenthWords(coverage, nameIn, words), groupThatWaits(groups, words)];
  return (
    <section aria-labelledby="planner-equity">
      <h2 id="planner-equity">{t('planner.equity')}</h2>
      {said
        .filter((line) => line !== null)
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
      <div class="planner-scroll" tabIndex={0} role="region" aria-labelledby="planner-equity">
        <table class="planner-table">
          <thead>
            <tr>
              <th scope="col">{t('planner.col-group')}</th>
              <th scope="col" class="number">
                {t('planner.col-people')}
              </th>
              <th scope="col" class="number">
                {t('planner.col-gap')}
              </th>
              <th scope="col" class="number">
                {t('planner.col-unknown')}
              </th>
              <th scope="col" class="number">
                {t('planner.col-p90')}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ group, people, gap, unknown, p90Minutes }) => {
              const known = people !== null && people > 0;
              return (
                <tr key={group}>
                  <th scope="row">{t(`planner.group-${group}`)}</th>
                  <td class="number">{peopleOr(people, words)}</td>
                  <td class="number">
                    {known && gap !== null ? shareText(gap / people, words) : '–'}
                  </td>
                  <td class="number">
                    {known && unknown !== null ? shareText(unknown / people, words) : '–'}
                  </td>
                  <td class="number">{known ? minutesOr(p90Minutes, words) : '–'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <PopulationLine population={coverage.population} />
    </section>
  );
}
