import type { GrantEntries } from '../../../../server/contract/office-grant.ts';
import { momentWords } from '../../../lib/moment-words.ts';
import { usePage } from '../../words.ts';
import { useLoaded, useOffice } from '../office.ts';
import { PartList } from './part-frame.tsx';

/** What visits took of a grant and gave back, the newest first. */
export function GrantLedger({ grant }: { readonly grant: string }) {
  const { words } = usePage();
  const { t } = words;
  const { area } = useOffice();
  const list = useLoaded<GrantEntries>(`/office/subsidies/${grant}/entries`);
  return (
    <PartList
      list={list}
      isEmpty={({ entries }) => entries.length === 0}
      empty={t('office.visits.ledger-empty')}
    >
      {({ entries }) => (
        <table class="office-table">
          <caption class="visually-hidden">{t('office.visits.ledger')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('office.visits.col-month')}</th>
              <th scope="col">{t('office.visits.col-minutes')}</th>
              <th scope="col">{t('office.visits.col-booking')}</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry, i) => (
              <tr key={i}>
                <td>{entry.month}</td>
                <td>{t(`office.visits.entry-${entry.kind}`, { count: entry.minutes })}</td>
                <td>
                  <a href={`#area=${area.code}&tab=bookings&booking=${entry.booking}`}>
                    {entry.code}
                  </a>
                  <span class="office-said">{momentWords(entry.at, words)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PartList>
  );
}
