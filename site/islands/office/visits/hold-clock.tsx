import type { BookingAnswer } from '../../../../server/contract/booking.ts';
import { clockWords } from '../../../lib/moment-words.ts';
import { useSecondsUntil } from '../../account/use-seconds-until.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../../words.ts';

interface Props {
  readonly held: BookingAnswer;
  readonly busy: boolean;
  readonly onExtend: () => void;
}

/** How long the time is still held; it can be held once more. */
export function HoldClock({ held, busy, onExtend }: Props) {
  const { t } = usePage().words;
  const seconds = useSecondsUntil(held.heldUntil === null ? null : Date.parse(held.heldUntil));
  return (
    <p class="visits-clock">
      <span role="timer">
        {seconds > 0
          ? t('office.visits.held-for', { clock: clockWords(seconds) })
          : t('office.visits.hold-over')}
      </span>
      {held.mayExtend && seconds > 0 && (
        <Button look="text" disabled={busy} onClick={onExtend}>
          {t('office.visits.hold-longer')}
        </Button>
      )}
    </p>
  );
}
