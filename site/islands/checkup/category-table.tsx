import type { AreaReport, ReportCategory } from '../../../server/contract/area-report.ts';
import { unknownWords } from '../../lib/checkup/gap-words.ts';
import { minuteWords, peopleWords } from '../../lib/checkup/people-words.ts';
import { usePage } from '../words.ts';
import { StateBar } from './state-bar.tsx';

const columns = ['service', 'state', 'covered', 'gap', 'unknown', 'within', 'facilities'] as const;

/** Every category with its people by state. Roles are said: on a narrow screen rows become blocks, and the table stays one. */
export function CategoryTable({ report }: { readonly report: AreaReport }) {
  const { words } = usePage();
  const { t } = words;
  const head = (column: (typeof columns)[number]) => t(`checkup.column.${column}`);
  const doubts = report.categories.flatMap((row) => {
    const reasons = unknownWords(row, words);
    return reasons.length > 0 ? [{ row, reasons }] : [];
  });
  return (
    <section>
      <h3 id="checkup-table">{t('checkup.table')}</h3>
      <p class="quiet">{t('checkup.table-lead')}</p>
      <table class="checkup-table" role="table" aria-labelledby="checkup-table">
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th role="columnheader" scope="col" key={column}>
                {head(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {report.categories.map((row) => (
            <Row row={row} head={head} key={row.code} />
          ))}
        </tbody>
      </table>
      {doubts.length > 0 && (
        <details class="checkup-doubts">
          <summary>{t('checkup.unknown')}</summary>
          <ul class="checkup-lines">
            {doubts.map(({ row, reasons }) => (
              <li key={row.code}>
                <strong>{words.lang === 'en' ? row.en : row.zh}</strong> {reasons.join(' ')}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Row({
  row,
  head,
}: {
  readonly row: ReportCategory;
  readonly head: (column: (typeof columns)[number]) => string;
}) {
  const { words } = usePage();
  const { t } = words;
  const people = (count: number) =>
    row.people === null ? t('checkup.cell.no-data') : peopleWords(count, words);
  const ninety =
    row.people === null
      ? t('checkup.cell.no-data')
      : row.p90Minutes === null
        ? t('checkup.cell.none')
        : minuteWords(row.p90Minutes, words);
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {words.lang === 'en' ? row.en : row.zh}
        {row.inSet && <span class="checkup-set">{t('checkup.set.in')}</span>}
      </th>
      <td role="cell">
        <span class={`checkup-state checkup-state-${row.state}`}>
          {t(`checkup.state.${row.state}`)}
        </span>
        <StateBar {...row} />
      </td>
      <td role="cell" data-label={head('covered')}>
        {people(row.covered)}
      </td>
      <td role="cell" data-label={head('gap')}>
        {people(row.gap)}
      </td>
      <td role="cell" data-label={head('unknown')}>
        {people(row.unknown)}
      </td>
      <td role="cell" data-label={head('within')}>
        {ninety}
      </td>
      <td role="cell" data-label={head('facilities')}>
        {row.facilities}
      </td>
    </tr>
  );
}
