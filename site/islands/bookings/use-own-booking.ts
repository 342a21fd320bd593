import { useEffect, useRef, useState } from 'preact/hooks';
import type { BookingAnswer } from '../../../server/contract/booking.ts';
import type { SlotsAnswer } from '../../../server/contract/offering.ts';
import { changedSince } from '../../lib/booking-changes.ts';
import { isStale } from '../../lib/booking-refusals.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { codeOf } from '../../lib/form-problems.ts';
import { useAccount } from '../account/account-context.ts';
import { useBookings } from './bookings-context.ts';
import type { OneBooking } from './one-booking.ts';

interface Own {
  readonly one: OneBooking | null;
  readonly problem: string | null;
  readonly load: () => Promise<void>;
}

/** One of one's own bookings. @param news grows when a message says that it was changed: then it is asked for again */
export function useOwnBooking(id: string, news: number): Own {
  const { send, words, reload } = useAccount();
  const { post } = useBookings();
  const [booking, set] = useState<BookingAnswer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [changed, setChanged] = useState<readonly string[]>([]);
  const shown = useRef<BookingAnswer | null>(null);
  const path = `/bookings/${encodeURIComponent(id)}`;

  const show = (after: BookingAnswer) => {
    shown.current = after;
    set(after);
  };
  const load = async () => {
    const answer = await send<BookingAnswer>('GET', path);
    setProblem(answer.ok ? null : failureWords(answer.failure, words).text);
    if (!answer.ok) {
      if (codeOf(answer.failure) === 'not-signed-in') await reload();
      return;
    }
    const before = shown.current;
    const after = answer.value;
    if (before && before.version !== after.version)
      setChanged(changedSince(before, after, new Date(), words));
    show(after);
  };
  useEffect(() => void load(), [id, news]);

  const act: OneBooking['act'] = async (step, more) => {
    const to = `${path}/${step}`;
    const body = { version: shown.current!.version, ...more };
    const answer = await post<BookingAnswer>(to, body);
    if (answer.ok) {
      setChanged([]);
      show(answer.value);
      return null;
    }
    if (isStale(answer.failure)) await load();
    if (codeOf(answer.failure) === 'not-signed-in') await reload();
    return answer.failure;
  };
  const slots: OneBooking['slots'] = (from) =>
    send<SlotsAnswer>('GET', `${path}/slots${from === null ? '' : `?from=${from}`}`);

  return {
    one: booking && { booking, byLink: false, mayChange: true, changed, act, slots },
    problem,
    load,
  };
}
