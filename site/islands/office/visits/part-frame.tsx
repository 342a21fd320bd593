import type { ComponentChildren } from 'preact';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';
import type { Loaded } from '../office.ts';

interface Props<T> {
  readonly list: Loaded<T>;
  /** Whether the list is there and holds nothing. */
  readonly isEmpty: (value: T) => boolean;
  readonly empty: string;
  readonly children: (value: T) => ComponentChildren;
}

/** A list that is on its way, could not be had, is empty, or stands there. */
export function PartList<T>({ list, isEmpty, empty, children }: Props<T>) {
  const { t } = usePage().words;
  const { value, problem } = list;
  return (
    <>
      {problem && (
        <div class="office-problem visits-problem" role="alert">
          <p>{problem}</p>
          <Button look="quiet" onClick={list.reload}>
            {t('office.visits.try-again')}
          </Button>
        </div>
      )}
      {!value && !problem && <Skeleton lines={4} />}
      {value && isEmpty(value) && <EmptyState title={empty} />}
      {value && !isEmpty(value) && children(value)}
    </>
  );
}

interface Paged {
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

/** Forward and back through a list of several pages; nothing for a single one. */
export function Pages({
  of,
  onPage,
}: {
  readonly of: Paged;
  readonly onPage: (page: number) => void;
}) {
  const { t } = usePage().words;
  const pages = Math.ceil(of.total / of.pageSize);
  if (pages < 2) return null;
  return (
    <p class="office-actions">
      <Button look="quiet" disabled={of.page <= 1} onClick={() => onPage(of.page - 1)}>
        {t('office.page-before')}
      </Button>
      <span>{t('office.page-of', { page: of.page, pages })}</span>
      <Button look="quiet" disabled={of.page >= pages} onClick={() => onPage(of.page + 1)}>
        {t('office.page-after')}
      </Button>
    </p>
  );
}
