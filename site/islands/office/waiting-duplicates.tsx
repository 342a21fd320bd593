import type { ToDoAnswer } from '../../../server/contract/register.ts';
import { usePage } from '../words.ts';
import { DuplicateCard } from './duplicate-card.tsx';
import { useOffice } from './office.ts';

interface Props {
  readonly duplicates: ToDoAnswer['duplicates'];
  readonly onDone: () => void;
}

/** Pairs that may be one place, the likeliest first; the rest is in the facilities’ part. */
export function WaitingDuplicates({ duplicates, onDone }: Props) {
  const { t } = usePage().words;
  const { area } = useOffice();
  if (duplicates.total === 0) return null;
  return (
    <>
      <h3>{t('office.waiting-duplicates', { count: duplicates.total })}</h3>
      <p class="quiet">{t('office.duplicates-lead')}</p>
      <ul class="office-list">
        {duplicates.first.map((pair) => (
          <DuplicateCard key={pair.id} pair={pair} onDone={onDone} />
        ))}
      </ul>
      {duplicates.total > duplicates.first.length && (
        <p>
          <a href={`#area=${area.code}&tab=facilities`}>{t('office.all-duplicates')}</a>
        </p>
      )}
    </>
  );
}
