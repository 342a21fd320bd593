/** How a community or an area stands by the norms: value, norm and clause of each, and how much is not known. */
import type {
  AreaScorecard,
  AverageRow,
  CommunityScorecard,
  ScorecardRow,
} from '../../contract/scorecard.ts';
import { boundWords, valueWords } from '../../../site/lib/norm-words.ts';
import { html, type Html, type Part } from '../plain/html.ts';
import type { Page } from './page.ts';

/** @param card null: nobody has worked it out */
export function scorecardSection(page: Page, card: CommunityScorecard | null): Html {
  const { t } = page.plain.words;
  const count = (state: string) => card?.rows.filter((row) => row.state === state).length ?? 0;
  return html`<section id="norms">
    <h2>${t('pages.six')}</h2>
    ${
      card
        ? html`<p>
              ${t('pages.six.summary', {
                met: count('met'),
                missed: count('not-met'),
                unknown: count('no-data'),
              })}
            </p>
            <ul class="norm-list">
              ${card.rows.map((row) => line(page, row, null))}
            </ul>`
        : html`<p>${t('pages.six.none')}</p>`
    }
  </section>`;
}

/** Counts over the communities of an area; then what is judged of the area as a whole. */
export function rollUpSection(page: Page, card: AreaScorecard | null): Part {
  if (!card || card.communities === 0) return null;
  const { words } = page.plain;
  const { t, lang } = words;
  const field = lang === 'en' ? 'en' : 'zh';
  const wholes: [ScorecardRow | AverageRow, string | null][] = [
    ...card.own.map((row): [ScorecardRow, null] => [row, null]),
    ...card.averages.map((row): [AverageRow, string] => [
      row,
      t('pages.norms.counted', { counted: row.counted, missing: row.missing }),
    ]),
  ];
  return html`<section id="norms">
    <h2>${t('pages.norms')}</h2>
    <p>
      ${t('pages.norms.lead', { communities: card.communities, figures: card.withFigures })}
      ${card.notComputed > 0 && t('pages.norms.open', { count: card.notComputed })}
    </p>
    <details>
      <summary>${t('pages.norms.each')}</summary>
      <ul class="norm-list">
        ${card.rows.map(
          (row) =>
            html`<li>
              <strong>${row[field]}</strong>
              <span class="details"
                >${said([
                  t('pages.norms.counts', {
                    met: row.met,
                    missed: row.notMet,
                    unknown: row.noData,
                  }),
                  clauseOf(page, row.clause),
                ])}</span
              >
            </li>`,
        )}
      </ul>
    </details>
    <h3>${t('pages.norms.whole')}</h3>
    <ul class="norm-list">
      ${wholes.map(([row, remark]) => line(page, row, remark))}
    </ul>
  </section>`;
}

/** “室外活动场所面积 没达到 / 28 平方米，要求 ≥ 30 平方米 · 规划三(四)1”. */
function line(page: Page, row: ScorecardRow | AverageRow, remark: string | null): Html {
  const { words } = page.plain;
  const { t, lang } = words;
  const field = lang === 'en' ? 'en' : 'zh';
  const norm = boundWords(row.norms, row.unit, words);
  const facility = 'facility' in row ? row.facility : null;
  return html`<li>
    <strong>${row[field]}</strong>
    <span class="state state-${row.state}">${t(`pages.six.${row.state}`)}</span>
    <span class="details"
      >${said([
        row.value === null
          ? t('pages.norms.asked', { norm })
          : t('pages.norms.value', { value: valueWords(row.value, row.unit, words), norm }),
        facility?.name ?? null,
        row.why.code && row.why[field].replace(/[。.]$/u, ''),
        remark,
        clauseOf(page, row.clause),
      ])}</span
    >
  </li>`;
}

const said = (parts: readonly (string | null)[]): string => parts.filter(Boolean).join(' · ');

const clauseOf = ({ plain }: Page, clause: string | null): string =>
  clause === null
    ? plain.words.t('pages.norms.assumption')
    : plain.words.t('pages.norms.clause', { clause });
