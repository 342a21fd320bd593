import { useEffect, useRef, useState } from 'preact/hooks';
import type { RegisterFacilityAnswer } from '../../../server/contract/facility.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Field } from '../ui/field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { usePage } from '../words.ts';
import { CloseFacility } from './close-facility.tsx';
import { DuplicateMark, useDuplicateMarks } from './duplicate-mark.tsx';
import { FacilityForm } from './facility-form.tsx';
import { useLoaded, useOffice } from './office.ts';
import { PossibleDuplicates } from './possible-duplicates.tsx';

interface List {
  facilities: RegisterFacilityAnswer[];
  total: number;
  page: number;
  pageSize: number;
}

/** What there is in the area, in the register's words: found, corrected, closed, confirmed. */
export function Facilities() {
  const { words, nameOf } = usePage();
  const { t } = words;
  const { area, send, say, fail } = useOffice();
  const asked = useRef(new URLSearchParams(location.hash.slice(1)));
  const [status, setStatus] = useState<'open' | 'closed'>('open');
  const [unverified, setUnverified] = useState(asked.current.get('only') === 'unverified');
  const [text, setText] = useState('');
  const [sought, setSought] = useState('');
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<RegisterFacilityAnswer | 'new' | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const query = new URLSearchParams({ area: area.code, page: String(page) });
  if (sought) query.set('text', sought);
  if (status === 'closed') query.set('status', status);
  else if (unverified) query.set('unverified', '1');
  // What is closed only the register knows; the rest stands in the circle, whoever says so.
  const list = useLoaded<List>(`${status === 'closed' ? '/register' : ''}/facilities?${query}`);
  const rows = list.value?.facilities ?? [];
  const { marks, reload: reloadMarks } = useDuplicateMarks(rows.map(({ id }) => id));
  const reload = () => {
    list.reload();
    reloadMarks();
  };

  async function edit(id: string): Promise<void> {
    const answer = await send<RegisterFacilityAnswer>(
      'GET',
      `/register/facilities/${encodeURIComponent(id)}`,
    );
    setProblem(answer.ok ? null : fail(answer));
    if (answer.ok) setOpen(answer.value);
  }
  // A link of the to-do list leads to one of them.
  useEffect(() => {
    const id = asked.current.get('facility');
    if (id) void edit(id);
  }, []);
  async function step(
    { id, version }: { id: string; version: number },
    what: 'close' | 'reopen' | 'verify',
    more: { on?: string } = {},
  ): Promise<string | null> {
    const answer = await send('POST', `/facilities/${id}/${what}`, { version, ...more });
    const wrong = answer.ok ? null : fail(answer);
    setProblem(wrong);
    if (!answer.ok) return wrong;
    say(t(`office.done-${what}`));
    reload();
    return null;
  }
  if (open)
    return (
      <FacilityForm
        facility={open === 'new' ? null : open}
        onDone={() => {
          setOpen(null);
          reload();
        }}
      />
    );
  const pages = list.value ? Math.max(1, Math.ceil(list.value.total / list.value.pageSize)) : 1;
  return (
    <section>
      <h2>{t('office.tab-facilities')}</h2>
      <p class="quiet">{t('office.facilities-lead')}</p>
      <p class="office-actions">
        <Button onClick={() => setOpen('new')}>{t('office.new-facility')}</Button>
      </p>
      <PossibleDuplicates onDone={reload} />
      <form
        class="office-fields"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          setPage(1);
          setSought(text.trim());
        }}
      >
        <Field id="facility-text" label={t('office.facility-text')}>
          <input
            id="facility-text"
            type="search"
            maxLength={100}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </Field>
        <label class="tick">
          <input
            type="checkbox"
            checked={status === 'closed'}
            onChange={(event) => {
              setPage(1);
              setStatus(event.currentTarget.checked ? 'closed' : 'open');
            }}
          />
          <span>{t('office.only-closed')}</span>
        </label>
        <label class="tick">
          <input
            type="checkbox"
            checked={unverified}
            onChange={(event) => {
              setPage(1);
              setUnverified(event.currentTarget.checked);
            }}
          />
          <span>{t('office.only-unverified')}</span>
        </label>
        <p class="office-actions">
          <button type="submit" class="button button-quiet">
            {t('office.find')}
          </button>
        </p>
      </form>
      {(problem ?? list.problem) && (
        <p class="office-problem" role="alert">
          {problem ?? list.problem}
        </p>
      )}
      {!list.value && !list.problem && <Skeleton lines={5} />}
      {list.value && <p role="status">{words.plural('office.facility-count', list.value.total)}</p>}
      {list.value?.total === 0 && <EmptyState title={t('office.no-facilities')} />}
      <ul class="office-list">
        {rows.map((facility) => (
          <li key={facility.id} class="office-entry">
            <h3>{facility.name ?? t('office.no-name')}</h3>
            <p class="quiet">
              {words.row(facility.categories.map(nameOf))} · {t(`office.source-${facility.source}`)}
              {facility.community?.name && ` · ${facility.community.name}`}
              {` · ${facility.verifiedOn ? t('office.verified-on', { day: words.date(facility.verifiedOn) }) : t('office.unverified')}`}
              {facility.closedOn &&
                ` · ${t('office.closed-from', { day: words.date(facility.closedOn) })}`}
            </p>
            <DuplicateMark other={marks.get(facility.id)} />
            <p class="office-actions">
              <Button look="quiet" onClick={() => void edit(facility.id)}>
                {t('office.edit')}
              </Button>
              {status === 'open' && (
                <>
                  <Button look="quiet" onClick={() => void step(facility, 'verify')}>
                    {t('office.verify')}
                  </Button>
                  <CloseFacility
                    name={facility.name ?? t('office.no-name')}
                    onClose={(on) => step(facility, 'close', { on })}
                  />
                </>
              )}
              {facility.closedOn && (
                <Button look="quiet" onClick={() => void step(facility, 'reopen')}>
                  {t('office.reopen')}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <p class="office-actions">
          <Button look="quiet" disabled={page <= 1} onClick={() => setPage(page - 1)}>
            {t('office.page-before')}
          </Button>
          <span>{t('office.page-of', { page, pages })}</span>
          <Button look="quiet" disabled={page >= pages} onClick={() => setPage(page + 1)}>
            {t('office.page-after')}
          </Button>
        </p>
      )}
    </section>
  );
}
