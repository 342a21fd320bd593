import type { Coverage } from '../../../../server/contract/coverage.ts';
import { minutesOr, peopleOr, shareText } from '../../../lib/planner/figure-words.ts';
import { groupThatWaits, worstTenthWords } from '../../../lib/planner/spread-words.ts';
import { FiguresTable } from '../figures-table.tsx';
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
      <FiguresTable
        labelledBy="planner-equity"
        first={t('planner.col-group')}
        figures={(['people', 'gap', 'unknown', 'p90'] as const).map((one) =>
          t(`planner.col-${one}`),
        )}
      >
        {groups.map(({ group, people, gap, unknown, p90Minutes }) => {
          const known = people !== null && people > 0;
          return (
            <tr key={group}>
              <th scope="row">{t(`planner.group-${group}`)}</th>
              <td class="number">{peopleOr(people, words)}</td>
              <td class="number">{known && gap !== null ? shareText(gap / people, words) : '–'}</td>
              <td class="number">
                {known && unknown !== null ? shareText(unknown / people, words) : '–'}
              </td>
              <td class="number">{known ? minutesOr(p90Minutes, words) : '–'}</td>
            </tr>
          );
        })}
      </FiguresTable>
      <PopulationLine population={coverage.population} />
    </section>
  );
}
