import type { Compare } from '../../../../server/contract/compare.ts';
import { minutesOr, peopleOr } from '../../../lib/planner/figure-words.ts';
import { usePlanner } from '../planner-tools.ts';

/** The same by groups of people; whoever the source does not tell apart is said to be unknown. */
export function ChangedGroups({ groups }: { readonly groups: NonNullable<Compare['groups']> }) {
  const { words } = usePlanner();
  const { t } = words;
  return (
    <>
      <h3 id="what-if-groups">{t('planner.what-if.by-group')}</h3>
      <div class="planner-scroll" tabIndex={0} role="region" aria-labelledby="what-if-groups">
        <table class="planner-table">
          <thead>
            <tr>
              <th scope="col">{t('planner.col-group')}</th>
              <th scope="col" class="number">
                {t('planner.what-if.col-gained')}
              </th>
              <th scope="col" class="number">
                {t('planner.what-if.col-lost')}
              </th>
              <th scope="col" class="number">
                {t('planner.what-if.col-left-out')}
              </th>
              <th scope="col" class="number">
                {t('planner.col-p90')}
              </th>
            </tr>
          </thead>
          <tbody>
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
          </tbody>
        </table>
      </div>
    </>
  );
}
