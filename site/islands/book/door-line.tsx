import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';
import { useBooking } from './book-context.ts';

/** Which door all this is about, and the way to another one. */
export function DoorLine() {
  const { t } = useAccount().words;
  const { door, href } = useBooking();
  return (
    <div class="door-line">
      {door.problem ? (
        <div role="alert">
          <p class="field-error">{door.problem}</p>
          <Button look="quiet" onClick={door.ask}>
            {t('failure.retry')}
          </Button>
        </div>
      ) : (
        <p>{t('book.door', { door: door.words ?? t('book.where.asking') })}</p>
      )}
      <a href={href('where')}>{t('book.door-change')}</a>
    </div>
  );
}
