import { useAccount } from '../account/account-context.ts';
import { weekdayName } from '../../lib/weekday-name.ts';
import { Pieces } from './pieces.tsx';
import type { WeekRow } from './week-row.ts';

interface Props {
  readonly days: readonly string[];
  readonly rows: readonly WeekRow[];
}

/** Days as columns, people as rows: on wide screens. */
export function WeekTable({ days, rows }: Props) {
  const { words } = useAccount();
  const { t, lang } = words;
  return (
    <div class="week-scroll" tabIndex={0} role="group" aria-label={t('provider.tab-week')}>
      <table class="week-table">
        <caption class="visually-hidden">{t('provider.week-caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('provider.who')}</th>
            {days.map((day, i) => (
              <th scope="col" key={day}>
                {weekdayName(lang, i + 1)}{' '}
                <span class="quiet">{day.slice(5).replace('-', '/')}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.resource}>
              <th scope="row">{row.label}</th>
              {row.days.map((pieces, i) => (
                <td key={days[i]}>
                  <Pieces pieces={pieces} day={days[i]!} resource={row.resource} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
