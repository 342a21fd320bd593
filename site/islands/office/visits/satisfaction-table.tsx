import type { SatisfactionAnswer } from '../../../../server/contract/satisfaction.ts';
import { usePage } from '../../words.ts';
import { useKinds } from './kinds.ts';

type Group = SatisfactionAnswer['groups'][number];

/** Below so many answers the span is so wide that a place in the order says little. */
const fewAnswers = 10;

/** In the order of the server, which ranks by the lower end of the span; no mean stands alone. */
export function SatisfactionTable({ groups }: { readonly groups: readonly Group[] }) {
  const { words } = usePage();
  const { t, lang, plural } = words;
  const { kindName } = useKinds();
  const percent = (share: number) =>
    new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  const nameOf = ({ provider, kind, community, month }: Group) =>
    [provider?.name, kind && kindName(kind), community && (community.name ?? community.code), month]
      .filter(Boolean)
      .join(' · ');
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);
  return (
    <table class="office-table visits-satisfaction">
      <caption class="visually-hidden">{t('office.visits.part-satisfaction')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('office.visits.col-who')}</th>
          <th scope="col">{t('office.visits.col-span')}</th>
          <th scope="col">{t('office.visits.col-answers')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => {
          const { count, surelySatisfied, perhapsSatisfied } = group.both;
          const name = nameOf(group);
          return (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>
                {t('office.visits.span', {
                  from: percent(surelySatisfied),
                  to: percent(perhapsSatisfied),
                })}
                <svg
                  class="visits-span"
                  viewBox="0 0 100 6"
                  preserveAspectRatio="none"
                  aria-hidden="true"
                >
                  <rect class="visits-span-all" width="100" height="6" rx="3" />
                  <rect
                    class="visits-span-sure"
                    x={surelySatisfied * 100}
                    width={Math.max(1, (perhapsSatisfied - surelySatisfied) * 100)}
                    height="6"
                    rx="3"
                  />
                </svg>
              </td>
              <td>
                {plural('office.visits.answers', count)}
                <span class="office-said">
                  {t('office.visits.answers-of', {
                    ratings: sum(group.ratings.counts),
                    calls: sum(group.calls.counts),
                  })}
                  {count < fewAnswers && ` · ${t('office.visits.few-answers')}`}
                </span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
