import { useState } from 'preact/hooks';
import type { OfficeGrant } from '../../../../server/contract/office-grant.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import { useLoaded, useOffice } from '../office.ts';
import { GrantCard } from './grant-card.tsx';
import { GrantForm } from './grant-form.tsx';
import { PartList } from './part-frame.tsx';

/** 政府购买服务: so many minutes a month for a resident, and what visits took of them. */
export function Subsidies() {
  const { t } = usePage().words;
  const { area } = useOffice();
  const list = useLoaded<{ grants: OfficeGrant[] }>(`/office/subsidies?area=${area.code}`);
  const [making, setMaking] = useState(false);
  const [past, setPast] = useState(false);
  const isLive = ({ ended, untilMonth, month }: OfficeGrant) =>
    !ended && (untilMonth === null || untilMonth >= month);
  return (
    <section>
      <h2>{t('office.visits.part-subsidies')}</h2>
      <p class="quiet">{t('office.visits.subsidies-lead')}</p>
      {making ? (
        <GrantForm
          onBack={() => setMaking(false)}
          onDone={() => {
            setMaking(false);
            list.reload();
          }}
        />
      ) : (
        <p class="office-actions">
          <Button onClick={() => setMaking(true)}>{t('office.visits.grant-new')}</Button>
        </p>
      )}
      <label class="tick">
        <input
          type="checkbox"
          checked={past}
          onChange={(event) => setPast(event.currentTarget.checked)}
        />
        <span>{t('office.visits.grants-past')}</span>
      </label>
      <PartList
        list={list}
        isEmpty={({ grants }) => !grants.some((grant) => past || isLive(grant))}
        empty={t('office.visits.no-grants')}
      >
        {({ grants }) => (
          <ul class="office-list">
            {grants
              .filter((grant) => past || isLive(grant))
              .map((grant) => (
                <GrantCard key={grant.id} grant={grant} live={isLive(grant)} onDone={list.reload} />
              ))}
          </ul>
        )}
      </PartList>
    </section>
  );
}
