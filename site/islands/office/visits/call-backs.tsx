import { useState } from 'preact/hooks';
import type { FollowUpsAnswer } from './call-back-line.tsx';
import { usePage } from '../../words.ts';
import { useLoaded, useOffice } from '../office.ts';
import { CallBackLine } from './call-back-line.tsx';
import { RadioField } from './fields.tsx';
import { PartList, Pages } from './part-frame.tsx';

const states = ['due', 'overdue', 'done'] as const;

/** 回访: visits to call back about, the most urgent first. */
export function CallBacks() {
  const { t, plural } = usePage().words;
  const { area } = useOffice();
  const [state, setState] = useState<string>('due');
  const [page, setPage] = useState(1);
  const query = new URLSearchParams({ area: area.code, state, page: String(page) });
  const list = useLoaded<FollowUpsAnswer>(`/office/follow-ups?${query}`);
  const overdue = list.value?.overdue ?? 0;
  return (
    <section>
      <h2>{t('office.visits.part-call-backs')}</h2>
      <p class="quiet">{t('office.visits.call-backs-lead')}</p>
      {overdue > 0 && (
        <p class="visits-overdue">{plural('office.visits.call-backs-overdue', overdue)}</p>
      )}
      <RadioField
        id="call-back-state"
        label={t('office.visits.show')}
        error={null}
        value={state}
        onText={(next) => {
          setState(next);
          setPage(1);
        }}
        choices={states.map((code) => ({ code, label: t(`office.visits.show-calls-${code}`) }))}
      />
      <PartList
        list={list}
        isEmpty={({ total }) => total === 0}
        empty={t('office.visits.no-call-backs')}
      >
        {(value) => (
          <>
            <ul class="office-list">
              {value.followUps.map((followUp) => (
                <CallBackLine key={followUp.booking} followUp={followUp} onDone={list.reload} />
              ))}
            </ul>
            <Pages of={value} onPage={setPage} />
          </>
        )}
      </PartList>
    </section>
  );
}
