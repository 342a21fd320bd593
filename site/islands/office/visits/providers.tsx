import { useState } from 'preact/hooks';
import { usePage } from '../../words.ts';
import type { ProviderAnswer } from '../../../../server/contract/provider.ts';
import { useLoaded, useOffice } from '../office.ts';
import { RadioField } from './fields.tsx';
import { PartList, Pages } from './part-frame.tsx';
import { ProviderLine } from './provider-line.tsx';

const states = ['submitted', 'asked', 'approved', 'suspended', 'refused'] as const;

interface List {
  providers: ProviderAnswer[];
  total: number;
  page: number;
  pageSize: number;
}

/** Who offers services from this area: first those that wait for the office's look. */
export function Providers() {
  const { t } = usePage().words;
  const { area } = useOffice();
  const [state, setState] = useState<string>('submitted');
  const [page, setPage] = useState(1);
  const query = new URLSearchParams({ area: area.code, state, page: String(page) });
  const list = useLoaded<List>(`/office/providers?${query}`);
  return (
    <section>
      <h2>{t('office.visits.part-providers')}</h2>
      <p class="quiet">{t('office.visits.providers-lead')}</p>
      <RadioField
        id="provider-state"
        label={t('office.visits.provider-states')}
        error={null}
        value={state}
        onText={(next) => {
          setState(next);
          setPage(1);
        }}
        choices={states.map((code) => ({ code, label: t(`office.visits.vetting-${code}`) }))}
      />
      <PartList
        list={list}
        isEmpty={({ total }) => total === 0}
        empty={t('office.visits.no-providers')}
      >
        {(value) => (
          <>
            <ul class="office-list">
              {value.providers.map((provider) => (
                <ProviderLine key={provider.id} provider={provider} onDone={list.reload} />
              ))}
            </ul>
            <Pages of={value} onPage={setPage} />
          </>
        )}
      </PartList>
    </section>
  );
}
