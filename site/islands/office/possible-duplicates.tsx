import { useState } from 'preact/hooks';
import type { DuplicateAnswer } from '../../../server/contract/duplicate.ts';
import { Button } from '../ui/button.tsx';
import { usePage } from '../words.ts';
import { DuplicateCard } from './duplicate-card.tsx';
import { useLoaded, useOffice } from './office.ts';

interface Pairs {
  duplicates: DuplicateAnswer[];
  total: number;
  page: number;
  pageSize: number;
}

/** Pairs of the area that may be one place: those that wait, or those that were decided and may be decided otherwise. */
export function PossibleDuplicates({ onDone }: { readonly onDone: () => void }) {
  const { words } = usePage();
  const { t } = words;
  const { area } = useOffice();
  const [decided, setDecided] = useState(false);
  const [page, setPage] = useState(1);
  const query = (open: boolean, at: number) =>
    `/duplicates?area=${area.code}&open=${open ? 1 : 0}&page=${at}`;
  const waiting = useLoaded<Pairs>(query(true, decided ? 1 : page));
  const former = useLoaded<Pairs>(decided ? query(false, page) : null);
  const list = decided ? former : waiting;
  const count = waiting.value?.total ?? 0;
  const pages = list.value ? Math.max(1, Math.ceil(list.value.total / list.value.pageSize)) : 1;
  const show = (what: boolean) => {
    setPage(1);
    setDecided(what);
  };
  return (
    <details class="possible-duplicates">
      <summary>{words.plural('office.possible-duplicates', count)}</summary>
      <p class="quiet">{t('office.duplicates-lead')}</p>
      <label class="tick">
        <input
          type="checkbox"
          checked={decided}
          onChange={(event) => show(event.currentTarget.checked)}
        />
        <span>{t('office.duplicates-decided')}</span>
      </label>
      {list.problem && (
        <p class="office-problem" role="alert">
          {list.problem}
        </p>
      )}
      {list.value?.total === 0 && (
        <p role="status">{t(decided ? 'office.no-decided-duplicates' : 'office.no-duplicates')}</p>
      )}
      <ul class="office-list">
        {list.value?.duplicates.map((pair) => (
          <DuplicateCard
            key={`${pair.id} ${String(pair.decision)}`}
            pair={pair}
            onDone={() => {
              waiting.reload();
              former.reload();
              onDone();
            }}
          />
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
    </details>
  );
}
