import { useLayoutEffect, useRef } from 'preact/hooks';
import { startWords } from '../../lib/book/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { Button } from '../ui/button.tsx';
import { useBooking } from './book-context.ts';

/** Why a time could not be had, and the next ones that can, one press each. It takes the focus when it appears. */
export function TimeProblemBox() {
  const { words } = useAccount();
  const { t } = words;
  const { timeProblem, take, offering, choices } = useBooking();
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), [timeProblem]);
  if (!timeProblem) return null;
  const minutes = choices.minutes ?? offering.value?.offering.durationsMinutes[0];
  return (
    <div class="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{t('account.form.problem')}</h2>
      <p>{timeProblem.text}</p>
      {timeProblem.nextFree.length > 0 && minutes !== undefined && (
        <>
          <p>{t('book.when.next-free')}</p>
          <ul class="times">
            {timeProblem.nextFree.map((start) => (
              <li key={start}>
                <Button look="quiet" onClick={() => void take(start, minutes)}>
                  {startWords(start, words)}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
