/** The residents' yearly evaluation on a community's page: the way to the form while it is open, else the last result. */
import {
  evaluationResult,
  evaluationWindow,
  isOpen,
  latestClosedYear,
} from '../../domain/evaluation.ts';
import { readScorecardNorms, type PublishedNorm } from '../../domain/scorecard/norms.ts';
import { html, type Html } from '../plain/html.ts';
import { dayOf } from '../routes/on-site.ts';
import type { Page } from './page.ts';

export function evaluationSection({ parts, plain, now }: Page, code: string): Html {
  const { words } = plain;
  const { t, plural, lang } = words;
  const norms = readScorecardNorms((parts.facts.norms as { norms: PublishedNorm[] }).norms);
  const year = Number(dayOf(now).slice(0, 4));
  const window = evaluationWindow(year, norms);
  const dates = { first: words.date(window.opensOn), last: words.date(window.closesOn) };
  const lastYear = latestClosedYear(norms, now);
  const scores = parts.records.evaluations.scoresWithin(code, lastYear).get(code) ?? [];
  const last = evaluationResult(code, evaluationWindow(lastYear, norms), scores, norms, now);
  const form = `${lang === 'en' ? '/en' : ''}/evaluation/#community=${code}`;
  return html`<section>
    <h2>${t('pages.evaluation')}</h2>
    ${
      isOpen(window, now)
        ? html`<p>${t('pages.evaluation.open', dates)}</p>
            <p class="phone-line">
              <a class="big-link" href="${form}">${t('pages.evaluation.take-part')}</a>
            </p>`
        : html`<p>
            ${t(window.closesOn < dayOf(now) ? 'pages.evaluation.over' : 'pages.evaluation.next', dates)}
          </p>`
    }
    ${
      last.average !== null &&
      last.answers !== null &&
      html`<p>
        ${plural('pages.evaluation.result', last.answers, {
          year: String(lastYear),
          average: last.average.toFixed(2),
        })}
      </p>`
    }
  </section>`;
}
