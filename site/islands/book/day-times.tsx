import { byPartOfDay, type SlotDay } from '../../lib/book/slot-days.ts';
import { serviceTime, startWords } from '../../lib/book/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { useBooking } from './book-context.ts';

interface Props {
  readonly day: SlotDay;
  readonly chosen: string | undefined;
  readonly onStart: (start: string) => void;
}

/** The free starts of one day, by morning, afternoon and evening; a press takes one. */
export function DayTimes({ day, chosen, onStart }: Props) {
  const { words } = useAccount();
  const { t, time } = words;
  const { taking } = useBooking();
  return (
    <div class="day-times">
      {byPartOfDay(day.starts).map(({ part, starts }) => (
        <section key={part}>
          <h3>{t(`book.part.${part}`)}</h3>
          <ul class="times">
            {starts.map((start) => (
              <li key={start}>
                <button
                  type="button"
                  class="time"
                  aria-label={startWords(start, words)}
                  aria-pressed={start === chosen}
                  aria-disabled={taking}
                  onClick={() => onStart(start)}
                >
                  {time(serviceTime(start))}
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
