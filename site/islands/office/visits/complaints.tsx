import { useEffect, useRef, useState } from 'preact/hooks';
import { usePage } from '../../words.ts';
import { useLoaded, useOffice } from '../office.ts';
import { ComplaintLine, type ListedComplaint } from './complaint-line.tsx';
import { Disputes } from './disputes.tsx';
import { RadioField } from './fields.tsx';
import { PartList, Pages } from './part-frame.tsx';

const states = ['waiting', 'overdue', 'all'] as const;

interface List {
  complaints: ListedComplaint[];
  total: number;
  overdue: number;
  page: number;
  pageSize: number;
}

/** Complaints of the area, the most urgent first, and visits that are disputed. */
export function Complaints() {
  const { t, plural } = usePage().words;
  const { area } = useOffice();
  const [asked] = useState(() => new URLSearchParams(location.hash.slice(1)).get('complaint'));
  const [state, setState] = useState<string>('waiting');
  const [page, setPage] = useState(1);
  const query = new URLSearchParams({ area: area.code, state, page: String(page) });
  const list = useLoaded<List>(`/office/complaints?${query}`);
  const overdue = list.value?.overdue ?? 0;
  // A link may lead to one that no longer waits.
  const isThere = list.value?.complaints.some(({ id }) => id === asked);
  const looked = useRef(false);
  useEffect(() => {
    if (isThere === undefined || looked.current) return;
    looked.current = true;
    if (asked && !isThere) setState('all');
  }, [isThere]);
  return (
    <section>
      <h2>{t('office.visits.part-complaints')}</h2>
      {overdue > 0 && (
        <p class="visits-overdue">{plural('office.visits.complaints-overdue', overdue)}</p>
      )}
      <RadioField
        id="complaint-state"
        label={t('office.visits.show')}
        error={null}
        value={state}
        onText={(next) => {
          setState(next);
          setPage(1);
        }}
        choices={states.map((code) => ({
          code,
          label: t(`office.visits.show-complaints-${code}`),
        }))}
      />
      <PartList
        list={list}
        isEmpty={({ total }) => total === 0}
        empty={t('office.visits.no-complaints')}
      >
        {(value) => (
          <>
            <ul class="office-list">
              {value.complaints.map((complaint) => (
                <ComplaintLine
                  key={complaint.id}
                  complaint={complaint}
                  opened={complaint.id === asked}
                  onDone={list.reload}
                />
              ))}
            </ul>
            <Pages of={value} onPage={setPage} />
          </>
        )}
      </PartList>
      <Disputes />
    </section>
  );
}
