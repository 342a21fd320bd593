import { useState } from 'preact/hooks';
import type { SatisfactionAnswer } from '../../../../server/contract/satisfaction.ts';
import { TextField } from '../../account/text-field.tsx';
import { usePage } from '../../words.ts';
import { useLoaded, useOffice } from '../office.ts';
import { ChoiceField, RadioField } from './fields.tsx';
import { useKinds } from './kinds.ts';
import { PartList } from './part-frame.tsx';
import { Ratings } from './ratings.tsx';
import { SatisfactionTable } from './satisfaction-table.tsx';

const groupings = ['provider', 'kind', 'community', 'month'] as const;
const month = /^\d{4}-(0[1-9]|1[0-2])$/;

/** How satisfied people are, by provider, kind, community or month: ranked by what is sure, with the span in which the truth lies. */
export function Satisfaction() {
  const { t } = usePage().words;
  const { area } = useOffice();
  const { kinds } = useKinds();
  const [by, setBy] = useState<string>('provider');
  const [kind, setKind] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const months = { from: month.test(from) ? from : '', until: month.test(until) ? until : '' };
  const query = new URLSearchParams({
    area: area.code,
    by,
    ...(kind ? { kind } : {}),
    ...(months.from ? { from: months.from } : {}),
    ...(months.until ? { until: months.until } : {}),
  });
  const list = useLoaded<SatisfactionAnswer>(`/office/satisfaction?${query}`);
  const wrong = (text: string) =>
    text !== '' && !month.test(text) ? t('office.visits.month-wrong') : null;
  return (
    <section>
      <h2>{t('office.visits.part-satisfaction')}</h2>
      <p class="quiet">{t('office.visits.satisfaction-lead')}</p>
      <RadioField
        id="satisfaction-by"
        label={t('office.visits.by')}
        error={null}
        value={by}
        onText={setBy}
        choices={groupings.map((code) => ({ code, label: t(`office.visits.group-${code}`) }))}
      />
      <div class="visits-pair">
        <ChoiceField
          id="satisfaction-kind"
          label={t('office.visits.kind')}
          error={null}
          value={kind}
          onText={setKind}
          nothing={t('office.visits.all-kinds')}
          choices={kinds.map(({ code, name }) => ({ code, label: name }))}
        />
        <TextField
          id="satisfaction-from"
          type="month"
          placeholder="2026-03"
          label={t('office.visits.first-month')}
          error={wrong(from)}
          value={from}
          onText={setFrom}
        />
        <TextField
          id="satisfaction-until"
          type="month"
          placeholder="2026-12"
          label={t('office.visits.last-month')}
          error={wrong(until)}
          value={until}
          onText={setUntil}
        />
      </div>
      <PartList
        list={list}
        isEmpty={({ groups }) => groups.length === 0}
        empty={t('office.visits.no-satisfaction')}
      >
        {(value) => <SatisfactionTable groups={value.groups} />}
      </PartList>
      <Ratings />
    </section>
  );
}
