/** How a community stands by the norms, in short. */
import { html, type Html } from '../plain/html.ts';
import type { Page } from './page.ts';

/** The rows of a scorecard, as far as a page reads them. */
export interface ScorecardLines {
  readonly rows: readonly {
    readonly zh: string;
    readonly en: string;
    readonly state: 'met' | 'not-met' | 'no-data' | 'not-judged';
    readonly why: { readonly zh: string; readonly en: string };
  }[];
}

/** @param lines null: nobody has worked them out */
export function scorecardSection({ plain }: Page, lines: ScorecardLines | null): Html {
  const { t, lang } = plain.words;
  const field = lang === 'en' ? 'en' : 'zh';
  const count = (state: string) => lines?.rows.filter((row) => row.state === state).length ?? 0;
  return html`<section>
    <h2>${t('pages.six')}</h2>
    ${
      lines
        ? html`<p>
              ${t('pages.six.summary', {
                met: count('met'),
                missed: count('not-met'),
                unknown: count('no-data'),
              })}
            </p>
            <ul>
              ${lines.rows.map(
                (row) =>
                  html`<li>
                    ${row[field]}:
                    <strong class="${row.state === 'not-met' && 'is-gap'}"
                      >${t(`pages.six.${row.state}`)}</strong
                    >
                    <span class="details">${row.why[field]}</span>
                  </li>`,
              )}
            </ul>`
        : html`<p>${t('pages.six.none')}</p>`
    }
  </section>`;
}
