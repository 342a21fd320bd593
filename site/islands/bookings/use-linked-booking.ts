import { useEffect, useRef, useState } from 'preact/hooks';
import type { BookingAnswer } from '../../../server/contract/booking.ts';
import type { ExchangedAnswer } from '../../../server/contract/booking-link.ts';
import type { SlotsAnswer } from '../../../server/contract/offering.ts';
import { failureWords } from '../../lib/failure-words.ts';
import { minutesOf } from '../../lib/visit-time.ts';
import { useAccount } from '../account/account-context.ts';
import { useBookings } from './bookings-context.ts';
import type { OneBooking } from './one-booking.ts';

interface Linked {
  readonly one: OneBooking | null;
  /** One change may be made before this. */
  readonly until: string | null;
  /** The key of that change; null once it is over. */
  readonly key: string | null;
  readonly problem: string | null;
  /** Null where asking again cannot help: a link is worth one look. */
  readonly retry: (() => void) | null;
}

/** Exchanges a link's key, once, for its booking and for a second key, which changes it once and lives in this page's memory alone. */
export function useLinkedBooking(token: string): Linked {
  const { send, words } = useAccount();
  const { now } = useBookings();
  const [booking, set] = useState<BookingAnswer | null>(null);
  const [change, setChange] = useState<ExchangedAnswer['change']>(null);
  const [failed, setFailed] = useState<{ text: string; again: boolean } | null>(null);
  const begun = useRef(false);

  const exchange = async () => {
    setFailed(null);
    const answer = await send<ExchangedAnswer>('POST', '/links/exchange', { link: token });
    if (answer.ok) {
      set(answer.value.booking);
      setChange(answer.value.change);
      return;
    }
    const { text } = failureWords(answer.failure, words);
    setFailed({ text, again: answer.failure.kind !== 'problem' });
  };
  useEffect(() => {
    // Each look spends the key: it is sent once, however often this is drawn.
    if (begun.current) return;
    begun.current = true;
    void exchange();
  }, []);

  const mayChange = change !== null && now.getTime() < Date.parse(change.until);
  const act: OneBooking['act'] = async (step, more) => {
    const body = { link: change!.link, version: booking!.version, do: step, ...more };
    const answer = await send<BookingAnswer>('POST', '/links/change', body);
    if (!answer.ok) return answer.failure;
    set(answer.value);
    setChange(null);
    return null;
  };
  const slots: OneBooking['slots'] = (from) => {
    const { offering, details } = booking!;
    const query = new URLSearchParams({ duration: String(minutesOf(booking!)) });
    if (from !== null) query.set('from', from);
    if (details?.door) {
      query.set('lng', String(details.door[0]));
      query.set('lat', String(details.door[1]));
    }
    return send<SlotsAnswer>('GET', `/offerings/${encodeURIComponent(offering)}/slots?${query}`);
  };

  return {
    one: booking && { booking, byLink: true, mayChange, changed: [], act, slots },
    until: change?.until ?? null,
    key: mayChange ? change.link : null,
    problem: failed?.text ?? null,
    retry: failed?.again ? () => void exchange() : null,
  };
}
