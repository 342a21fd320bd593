import type { RefObject } from 'preact';
import { profileName } from '../../lib/checkup/profile-name.ts';
import { methodWords, sourceWords } from '../../lib/checkup/source-words.ts';
import { verdictWords } from '../../lib/checkup/verdict-words.ts';
import { usePage } from '../words.ts';
import { AreaMap } from './area-map.tsx';
import { CategoryTable } from './category-table.tsx';
import { ChangeCharts } from './change-charts.tsx';
import { CommunityList } from './community-list.tsx';
import { GapList } from './gap-list.tsx';
import { NormList } from './norm-list.tsx';
import { ReportActions } from './report-actions.tsx';
import type { LoadedReport } from './use-report.ts';

interface Props {
  readonly loaded: LoadedReport;
  /** Takes the focus when somebody has chosen the place. */
  readonly heading: RefObject<HTMLHeadingElement>;
}

/** One report, from the verdict down to the method: what stands here is what is printed. */
export function ReportView({ loaded, heading }: Props) {
  const { words, nameOf } = usePage();
  const { t, date } = words;
  const { report, history, map, view } = loaded;
  const verdict = verdictWords(report, words, nameOf);
  const { code, name, level, above, invented, sources, method } = report;
  const home = words.lang === 'en' ? '/en' : '';
  const its = level === 'community' ? `/community/${code}/` : `/area/${code}/`;
  return (
    <article class="checkup-report" aria-labelledby="checkup-name">
      <header class="checkup-title">
        <p class="checkup-above">{above.map((one) => one.name).join(' › ')}</p>
        <h2 id="checkup-name" tabIndex={-1} ref={heading}>
          {t('checkup.title-of', { name })}
        </h2>
        <p class="quiet">
          {t('checkup.made-of', { level: t(`pages.level.${level}`), code })} ·{' '}
          {t('checkup.made-on', {
            date: date(report.day),
            profile: profileName(method.profile, t),
          })}
        </p>
        {invented && <p class="checkup-invented">{t('checkup.invented')}</p>}
        <ReportActions view={view} />
      </header>
      <section class={`checkup-verdict verdict-box-${report.verdict.state}`}>
        <h3 class="visually-hidden">{t('checkup.verdict')}</h3>
        <p class="checkup-verdict-title">{verdict.title}</p>
        <ul>
          {verdict.sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
      {map && <AreaMap {...map} name={name} />}
      <GapList report={report} />
      <CategoryTable report={report} />
      <CommunityList report={report} view={view} />
      <NormList card={report.scorecard} />
      <ChangeCharts history={history} report={report} />
      <section>
        <h3>{t('checkup.source')}</h3>
        <ul class="checkup-lines">
          {sourceWords(report, words, nameOf).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('checkup.method')}</h3>
        <ul class="checkup-lines">
          {methodWords(report, words).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p class="checkup-on">
          <a href={`${home}/`}>{t('checkup.own-circle')}</a>
          <a href={`${home}${its}`}>{t('checkup.page-of', { name })}</a>
        </p>
      </section>
      <footer class="checkup-foot">
        {t('checkup.foot', { name, date: date(report.day) })} · {sources.map.attribution}
      </footer>
    </article>
  );
}
