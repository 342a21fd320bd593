import { useEffect, useRef, useState } from 'preact/hooks';
import type { BookingAnswer } from '../../../server/contract/booking.ts';
import type { Answer } from '../../lib/api.ts';
import type { Booked, KeptHold } from '../../lib/book/draft.ts';
import { changedHold, keptHold } from '../../lib/book/hold-clock.ts';
import { positionText } from '../../lib/book/position-text.ts';
import { codeOf } from '../../lib/form-problems.ts';
import type { Send } from '../../lib/send.ts';
import type { Position } from '../../lib/view-state.ts';
import type { PostOnce } from '../../lib/post-once.ts';

export interface AskedTime {
  readonly offering: string;
  readonly start: string;
  readonly minutes: number;
  /** Null where people come themselves. */
  readonly at: Position | null;
}

export interface HoldTools {
  readonly kept: KeptHold | null;
  readonly state: 'none' | 'live' | 'lapsed';
  readonly secondsLeft: number;
  readonly take: (asked: AskedTime) => Promise<Answer<unknown>>;
  /** Ten minutes more. */
  readonly extend: () => Promise<Answer<BookingAnswer>>;
  readonly release: () => Promise<void>;
  /** It is over, says the service. */
  readonly lapse: () => void;
  readonly refresh: () => Promise<Answer<BookingAnswer>>;
}

interface Parts {
  readonly kept: KeptHold | null;
  readonly keep: (hold: KeptHold | null) => void;
  readonly onBooked: (booked: Booked) => void;
  readonly send: Send;
  readonly post: PostOnce;
  readonly signedIn: boolean;
}

const minutesOf = ({ start, end }: KeptHold) => (Date.parse(end) - Date.parse(start)) / 60_000;

/** A time that the service keeps for ten minutes: taken, moved, made longer, given back. */
export function useHold({ kept, keep, onBooked, send, post, signedIn }: Parts): HoldTools {
  const secondsLeft = useTicking(kept?.endsAtMs ?? null);
  const state = kept === null ? 'none' : secondsLeft > 0 ? 'live' : 'lapsed';
  const lapse = () => kept && keep({ ...kept, endsAtMs: 0 });
  const path = `/bookings/${kept?.id}`;

  const refresh = async (): Promise<Answer<BookingAnswer>> => {
    const answer = await send<BookingAnswer>('GET', path);
    if (!answer.ok || !kept) return answer;
    const { state: now, id } = answer.value;
    if (now === 'held') keep(changedHold(kept, answer.value));
    else if (now === 'confirmed' || now === 'requested') onBooked({ kind: 'one', id });
    else lapse();
    return answer;
  };
  // After a reload: it may have been confirmed by an answer that was lost, or be over.
  useEffect(() => {
    if (kept && signedIn) void refresh();
  }, [signedIn]);

  const release = async () => {
    if (!kept) return;
    keep(null);
    // It would lapse by itself: whether this arrives is worth no complaint.
    if (state === 'live') await send('POST', `${path}/release`, { version: kept.version });
  };

  async function moved(hold: KeptHold, start: string): Promise<Answer<BookingAnswer>> {
    const body = { version: hold.version, start };
    const answer = await post<BookingAnswer>(`/bookings/${hold.id}/move`, body);
    if (answer.ok) keep(changedHold(hold, answer.value));
    return answer;
  }

  async function taken({ offering, start, minutes, at }: AskedTime) {
    const answer = await post<BookingAnswer>('/bookings', {
      offering,
      start,
      durationMinutes: minutes,
      ...(at && { door: at }),
    });
    if (answer.ok) keep(keptHold(answer.value, at ? positionText(at) : '', Date.now()));
    return answer;
  }

  return {
    kept,
    state,
    secondsLeft,
    lapse,
    refresh,
    release,
    take: async (asked) => {
      const door = asked.at ? positionText(asked.at) : '';
      const same =
        state === 'live' &&
        kept?.offering === asked.offering &&
        kept.door === door &&
        minutesOf(kept) === asked.minutes;
      if (same) {
        if (kept.start === asked.start) return { ok: true, value: null };
        // The old time stays until the new one is won.
        const answer = await moved(kept, asked.start);
        if (answer.ok || codeOf(answer.failure) === 'slot-taken') return answer;
        if (answer.failure.kind !== 'problem') return answer;
      }
      const answer = await taken(asked);
      if (answer.ok && kept && state === 'live')
        void send('POST', `${path}/release`, { version: kept.version });
      return answer;
    },
    extend: async () => {
      const answer = await send<BookingAnswer>('POST', `${path}/extend`, {
        version: kept?.version,
      });
      if (answer.ok && kept) keep(changedHold(kept, answer.value));
      return answer;
    },
  };
}

/** Seconds until a moment of this device's clock, drawn anew each second. */
function useTicking(endsAtMs: number | null): number {
  const [, tick] = useState(0);
  const timer = useRef(0);
  const left = endsAtMs === null ? 0 : Math.max(0, Math.ceil((endsAtMs - Date.now()) / 1000));
  const running = left > 0;
  useEffect(() => {
    if (!running) return undefined;
    timer.current = window.setInterval(() => tick((n) => n + 1), 1000);
    return () => clearInterval(timer.current);
  }, [running]);
  return left;
}
