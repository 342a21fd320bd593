import { useEffect, useState } from 'preact/hooks';
import type { Circle } from '../../server/contract/circle.ts';
import { comparable, compare as compareCircles, type CompareRow } from '../lib/compare.ts';
import { CategoryIcon } from './category-icon.tsx';
import { Icon } from './icon.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { Button } from './ui/button.tsx';
import { Skeleton } from './ui/skeleton.tsx';
import type { Compare } from './use-compare.ts';
import type { CirclePageModel } from './use-circle-page.ts';
import { usePage } from './words.ts';

interface Props {
  readonly model: CirclePageModel;
  readonly compare: Compare;
}

/** A dragged pin would fill a screen reader's queue. */
const restMilliseconds = 900;

/** Two places side by side: a sentence or two first, then a table. */
export function CompareCard({ model, compare }: Props) {
  const { words, nameOf } = usePage();
  const { t } = words;
  const a = model.circle;
  const b = compare.circle;
  const ready = a && b && comparable(a, b) ? ([a, b] as const) : null;
  const result = ready && compareCircles(...ready, nameOf, words);
  const spoken = useRested(result?.summary.join(' ') ?? '');
  return (
    <section class="compare" aria-labelledby="compare-title">
      <h2 id="compare-title">{t('compare.title')}</h2>
      <p class="visually-hidden" role="status" data-testid="compare-status">
        {spoken}
      </p>
      {compare.problem && <NoticeBar notice={compare.problem} onDismiss={compare.stop} />}
      {!ready && !compare.problem && (
        <>
          <p>{t('compare.loading')}</p>
          <Skeleton lines={3} />
        </>
      )}
      {ready && result && (
        <>
          <div class="compare-summary">
            {result.summary.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
          <KindNote a={ready[0]} b={ready[1]} />
          <Table a={ready[0]} b={ready[1]} rows={result.rows} totals={result.totals} />
        </>
      )}
      <div class="button-row">
        <Button look="quiet" onClick={compare.start}>
          {t('compare.again')}
        </Button>
        <Button look="quiet" onClick={compare.swap}>
          <Icon name="swap" />
          {t('compare.swap')}
        </Button>
        <Button look="quiet" onClick={compare.stop}>
          {t('compare.stop')}
        </Button>
      </div>
    </section>
  );
}

/** Town and village need different services; the table lists those of either. */
function KindNote({ a, b }: { readonly a: Circle; readonly b: Circle }) {
  const { t } = usePage().words;
  if (a.kind.kind === b.kind.kind) return null;
  const named = (circle: Circle) => t(`kind.place.${circle.kind.kind}`);
  return <p class="quiet">{t('compare.kinds-differ', { a: named(a), b: named(b) })}</p>;
}

function Table({
  a,
  b,
  rows,
  totals,
}: {
  readonly a: Circle;
  readonly b: Circle;
  readonly rows: readonly CompareRow[];
  readonly totals: readonly CompareRow[];
}) {
  const { t } = usePage().words;
  const heading = (letter: 'A' | 'B', { origin: { street, position } }: Circle) =>
    t('compare.place', { letter, street: street ?? position.join(', ') });
  // Roles in full: a narrow page lays rows out as grids, and that alone would take their meaning away.
  const line = (row: CompareRow, withIcon: boolean) => (
    <tr role="row" key={row.code} class={row.better ? `better-${row.better.toLowerCase()}` : ''}>
      <th role="rowheader" scope="row">
        {withIcon && <CategoryIcon code={row.code} />}
        {row.name}
      </th>
      <td role="cell" class="compare-a">
        <Letter>A</Letter>
        {row.a}
      </td>
      <td role="cell" class="compare-b">
        <Letter>B</Letter>
        {row.b}
      </td>
      <td role="cell" class="compare-difference">
        {row.better ? <strong>{row.difference}</strong> : row.difference}
      </td>
    </tr>
  );
  return (
    <table class="compare-table" role="table" aria-labelledby="compare-title">
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            {t('compare.head.category')}
          </th>
          <th role="columnheader" scope="col" class="compare-a">
            {heading('A', a)}
          </th>
          <th role="columnheader" scope="col" class="compare-b">
            {heading('B', b)}
          </th>
          <th role="columnheader" scope="col">
            {t('compare.head.difference')}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">{rows.map((row) => line(row, true))}</tbody>
      <tbody role="rowgroup" class="compare-totals">
        {totals.map((row) => line(row, false))}
      </tbody>
    </table>
  );
}

/** Only where the header has scrolled out of reach; a screen reader has the column's heading. */
const Letter = ({ children }: { readonly children: string }) => (
  <span class="compare-letter" aria-hidden="true">
    {children}
  </span>
);

/** A text once it has not changed for a while. */
function useRested(text: string): string {
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restMilliseconds);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
