import { momentNear } from '../../lib/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';
import { useBookings } from './bookings-context.ts';

interface Props {
  readonly starts: readonly string[];
  readonly onChoose: (start: string) => void;
}

/** The next free times after one that was taken; a press takes one at once. */
export function NextFree({ starts, onChoose }: Props) {
  const { words } = useAccount();
  const { now } = useBookings();
  if (starts.length === 0) return null;
  return (
    <div class="next-free" role="group" aria-labelledby="next-free">
      <p id="next-free">
        <strong>{words.t('bookings.next-free')}</strong>
      </p>
      <div class="button-row">
        {starts.map((start) => (
          <Button look="quiet" key={start} onClick={() => onChoose(start)}>
            {momentNear(start, now, words)}
          </Button>
        ))}
      </div>
    </div>
  );
}
