import type { Compare } from '../../../../server/contract/compare.ts';
import { minutesOr, peopleOr } from '../../../lib/planner/figure-words.ts';
import { FiguresTable } from '../figures-table.tsx';
import { usePlanner } from '../planner-tools.ts';

/** The same by groups of people; whoever the source does not tell apart is said to be unknown. */
export function ChangedGroups({ groups }: { readonly groups: NonNullable<Compare['groups']> }) {
  const { words } = usePlanner();
  const { t } = words;
  return (
    <>
      <h3 id="what-if-groups">{t('planner.what-if.by-group')}</h3>
      <FiguresTable
        labelledBy="what-if-groups"
        first={t('planner.col-group')}
        figures={[
          t('planner.what-if.col-gained'),
          t('planner.what-if.col-lost'),
          t('planner.what-if.col-left-out'),
          t('planner.col-p90'),
        ]}
      >
        {groups.map(({ group, before, after, gained, lost }) => (
          <tr key={group}>
            <th scope="row">{t(`planner.group-${group}`)}</th>
            <td class="number">{peopleOr(gained, words)}</td>
            <td class="number">{peopleOr(lost, words)}</td>
            <td class="number">
              {before.gap === null
                ? '–'
                : t('planner.what-if.from-to', {
                    before: peopleOr(before.gap, words),
                    after: peopleOr(after.gap, words),
                  })}
            </td>
            <td class="number">
              {before.people
                ? t('planner.what-if.from-to', {
                    before: minutesOr(before.p90Minutes, words),
                    after: minutesOr(after.p90Minutes, words),
                  })
                : '–'}
            </td>
          </tr>
        ))}
      </FiguresTable>
    </>
  );
}
