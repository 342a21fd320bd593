import type { ScorecardRow } from '../../../server/contract/scorecard.ts';
import { boundWords, valueWords } from '../../lib/norm-words.ts';
import { usePage } from '../words.ts';

interface Props {
  readonly rows: readonly (ScorecardRow & { readonly remark?: string })[];
  readonly caption: string;
}

/** Norms with their values: what is said of a row stands below its name, so that four columns fit a phone. */
export function RowTable({ rows, caption }: Props) {
  const { words } = usePage();
  const { t } = words;
  return (
    <table class="office-table">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('office.col-item')}</th>
          <th scope="col">{t('office.col-value')}</th>
          <th scope="col">{t('office.col-norm')}</th>
          <th scope="col">{t('office.col-state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row">
              <RowName row={row} />
            </th>
            <td>{row.value === null ? '—' : valueWords(row.value, row.unit, words)}</td>
            <td>{boundWords(row.norms, row.unit, words)}</td>
            <td>
              <span class={`state state-${row.state}`}>{t(`office.state-${row.state}`)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Named {
  readonly zh: string;
  readonly en: string;
  readonly clause: string | null;
  readonly facility?: ScorecardRow['facility'];
  readonly why?: ScorecardRow['why'];
  readonly remark?: string;
}

/** The name, and below it where the norm stands and what is to be said. That a norm is met says its state. */
export function RowName({ row }: { readonly row: Named }) {
  const { t, lang } = usePage().words;
  const { facility, why, clause, remark } = row;
  const said = [
    facility?.name && t('office.nearest', { name: facility.name }),
    why?.code && (lang === 'en' ? why.en : why.zh),
    remark,
    clause === null ? t('office.assumption') : t('office.clause', { clause }),
  ];
  return (
    <>
      {lang === 'en' ? row.en : row.zh}
      <span class="office-said">{said.filter(Boolean).join(' · ')}</span>
    </>
  );
}
