import type { OwnBookings } from '../../../server/contract/booking.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';

interface Props {
  readonly list: Pick<OwnBookings, 'total' | 'page' | 'pageSize'>;
  readonly label: string;
  readonly onPage: (page: number) => void;
}

/** Leafing through a list that has more than one page. */
export function Pages({ list: { total, page, pageSize }, label, onPage }: Props) {
  const { t } = useAccount().words;
  const last = Math.ceil(total / pageSize);
  if (last <= 1) return null;
  return (
    <nav class="button-row" aria-label={label}>
      <Button look="quiet" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t('bookings.newer')}
      </Button>
      <span class="page-number">{t('bookings.page', { page, last })}</span>
      <Button look="quiet" disabled={page >= last} onClick={() => onPage(page + 1)}>
        {t('bookings.older')}
      </Button>
    </nav>
  );
}
