import type { AreaReport } from '../../../server/contract/area-report.ts';
import { fewKinds } from '../../lib/checkup/few-words.ts';
import { peopleWords } from '../../lib/checkup/people-words.ts';
import { formatReportFragment, type ReportView } from '../../lib/checkup/report-fragment.ts';
import { usePage } from '../words.ts';
import { StateBar } from './state-bar.tsx';

interface Props {
  readonly report: AreaReport;
  readonly view: ReportView;
}

const mostNamed = 5;

/** The communities of a street or district, most people left out first, each with the way to its own report. */
export function CommunityList({ report, view }: Props) {
  const { words, nameOf } = usePage();
  const { t } = words;
  if (report.communities.length === 0) return null;
  return (
    <section>
      <h3>{t('checkup.communities')}</h3>
      <ul class="checkup-communities">
        {report.communities.map((one) => (
          <li key={one.code}>
            <a href={formatReportFragment({ ...view, area: one.code })}>{one.name}</a>
            <span class={`checkup-state checkup-state-${one.state}`}>
              {t(`checkup.state.${one.state}`)}
            </span>
            <StateBar
              people={one.people}
              covered={one.complete}
              gap={one.incomplete}
              unknown={one.unknown}
            />
            <span class="checkup-community-words">
              {one.people === null
                ? t('checkup.cell.no-data')
                : t(one.incomplete > 0 ? 'checkup.community-line' : 'checkup.community-people', {
                    people: peopleWords(one.people, words),
                    incomplete: peopleWords(one.incomplete, words),
                  })}
              {one.missing.length > 0 &&
                ` ${t('checkup.community-missing', { list: fewKinds(one.missing.map(nameOf), mostNamed, words) })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
