import { useEffect, useState } from 'preact/hooks';
import type { BookingAnswer } from '../../../server/contract/booking.ts';
import { saveFile } from '../../lib/save-file.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { skippedWords } from '../../lib/book/skipped-words.ts';
import { visitWords } from '../../lib/book/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { ResidentSignIn } from '../account/resident-sign-in.tsx';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useBooking } from './book-context.ts';
import { BookedCard } from './booked-card.tsx';
import { DonePanel } from './done-panel.tsx';
import { Screen } from './screen.tsx';

/** It is booked: the code large, what happens next, and what to keep. */
export function DoneStep() {
  const { words, send, account } = useAccount();
  const { t, plural, lang } = words;
  const { draft } = useBooking();
  const booked = draft.booked!;
  const ids = booked.kind === 'one' ? [booked.id] : booked.ids;
  const [bookings, setBookings] = useState<readonly BookingAnswer[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const load = async () => {
    const answers = await Promise.all(
      ids.map((id) => send<BookingAnswer>('GET', `/bookings/${id}`)),
    );
    const failed = answers.find((answer) => !answer.ok);
    setProblem(failed && !failed.ok ? failureWords(failed.failure, words).text : null);
    if (!failed) setBookings(answers.flatMap((answer) => (answer.ok ? [answer.value] : [])));
  };
  useEffect(() => {
    if (account.signedIn) void load();
  }, [account.signedIn, ids.join()]);

  const saveCalendar = async (id: string, code: string) => {
    const file = await send.file('GET', `/bookings/${id}/calendar.ics`);
    if (file.ok) saveFile(`${code}.ics`, file.value);
    setProblem(file.ok ? null : failureWords(file.failure, words).text);
  };
  const first = bookings?.[0];
  const title = first
    ? t(first.state === 'requested' ? 'book.done.requested' : 'book.done.confirmed')
    : t('book.done.loading');
  return (
    <Screen title={title}>
      {problem && (
        <div role="alert" class="account-notice">
          <p>{problem}</p>
          <Button look="quiet" onClick={() => void load()}>
            {t('failure.retry')}
          </Button>
        </div>
      )}
      {!account.signedIn && <ResidentSignIn />}
      {account.signedIn && !first && !problem && <Skeleton lines={4} />}
      {first && (
        <>
          <DonePanel bookings={bookings} />
          {bookings.length > 1 ? (
            <>
              <h2>{plural('book.done.visits', bookings.length)}</h2>
              <ol class="plan-list">
                {bookings.map(({ id, code, start, end }) => (
                  <li key={id}>
                    <span>{visitWords(start, end, words)}</span> <strong>{code}</strong>{' '}
                    <Button look="text" onClick={() => void saveCalendar(id, code)}>
                      {t('book.done.calendar')}
                    </Button>
                  </li>
                ))}
              </ol>
            </>
          ) : (
            <BookedCard booking={first} />
          )}
          {booked.kind === 'series' && booked.skipped.length > 0 && (
            <>
              <h2>{plural('book.repeat.skipped', booked.skipped.length)}</h2>
              <ul class="plan-list plan-skipped">
                {booked.skipped.map((one) => (
                  <li key={one.date}>{skippedWords(one, words)}</li>
                ))}
              </ul>
            </>
          )}
          <div class="button-row book-no-print">
            {bookings.length === 1 && (
              <Button onClick={() => void saveCalendar(first.id, first.code)}>
                {t('book.done.calendar')}
              </Button>
            )}
            <Button look="quiet" onClick={() => print()}>
              {t('book.done.print')}
            </Button>
            <a
              class="button button-quiet button-link"
              href={`${lang === 'en' ? '/en' : ''}/bookings/${bookings.length === 1 ? `#booking=${first.id}` : ''}`}
            >
              {t('book.done.mine')}
            </a>
          </div>
          <p class="book-no-print">{t('book.done.change')}</p>
        </>
      )}
    </Screen>
  );
}
