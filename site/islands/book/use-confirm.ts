import type { BookingAnswer } from '../../../server/contract/booking.ts';
import type { Consents } from '../../../server/contract/consent.ts';
import type { Answer, Failure } from '../../lib/api.ts';
import { timeRefused } from '../../lib/book/time-refused.ts';
import { startWords } from '../../lib/book/visit-time.ts';
import { codeOf, problemOf, type InputProblem } from '../../lib/form-problems.ts';
import { useAccount } from '../account/account-context.ts';
import { useBooking } from './book-context.ts';
import { useSeriesWish } from './use-series-wish.ts';

type Purpose = Consents['purposes'][number];

/** Where refusals stand on the last screen. */
export const checkInputs = {
  when: 'change-when',
  address: 'change-address',
  agreed: 'agreed',
  send: 'confirm',
} as const;

/** The hold is no longer what it was: it is looked at again. */
const aboutHold: ReadonlySet<string> = new Set(['hold-lapsed', 'wrong-state', 'changed-meanwhile']);

interface Consent {
  /** Null where it is given already. */
  readonly purpose: Purpose | null;
  readonly onAnswered: (consents: Consents) => void;
  readonly onChanged: () => Promise<void>;
}

/** Sends what was checked: consent first, then the booking or the series. Returns what is wrong, or null. */
export function useConfirm({ purpose, onAnswered, onChanged }: Consent) {
  const { words, send, reload } = useAccount();
  const { draft, facts, choices, hold, post, finish, go } = useBooking();
  const wish = useSeriesWish();
  const { repeat, relation, how } = draft;
  const start = choices.start!;

  const body = {
    details: {
      name: draft.name.trim(),
      phone: draft.phone.trim(),
      ...(draft.address.trim() && { address: draft.address.trim() }),
      ...(draft.notes.trim() && { notes: draft.notes.trim() }),
    },
    ...(relation !== 'myself' && {
      forSomebody: { relation, how, textVersion: facts.forSomebody.version },
    }),
  };

  async function refused(failure: Failure): Promise<InputProblem | null> {
    const code = codeOf(failure);
    if (code === 'not-signed-in') {
      await reload();
      go('sign-in', { start, from: 'check' });
      return null;
    }
    if (code === 'consent-changed' || code === 'consent-needed') await onChanged();
    if (code !== null && aboutHold.has(code)) {
      // Also where an answer was lost and the booking is made: then its own screen is shown.
      const now = await hold.refresh();
      const state = now.ok ? now.value.state : null;
      if (state === 'confirmed' || state === 'requested') return null;
      if (code === 'hold-lapsed' || (state !== null && state !== 'held')) {
        hold.lapse();
        const text = words.t('book.hold.lapsed', { time: startWords(start, words) });
        return { field: checkInputs.when, text };
      }
    }
    if (code === 'slot-taken')
      return { field: checkInputs.when, text: timeRefused(failure, start, words).text };
    const field = code === 'missing-field' ? checkInputs.address : checkInputs.send;
    return problemOf(failure, {}, field, words);
  }

  async function confirmOne(): Promise<Answer<BookingAnswer>> {
    return post<BookingAnswer>(`/bookings/${hold.kept!.id}/confirm`, {
      version: hold.kept!.version,
      ...body,
    });
  }

  return async (): Promise<InputProblem | null> => {
    if (purpose) {
      const { code, version } = purpose;
      const put = await send<Consents>('PUT', '/account/consents', {
        answers: [{ purpose: code, version, given: true }],
      });
      if (!put.ok) return refused(put.failure);
      onAnswered(put.value);
    }
    if (!repeat) {
      const made = await confirmOne();
      if (!made.ok) return refused(made.failure);
      finish({ kind: 'one', id: made.value.id });
      return null;
    }
    const { visits, everyWeeks, mode } = repeat;
    const made = await post<{ bookings: { id: string }[]; skipped: typeof repeat.skipped }>(
      '/series',
      { ...wish({ start, visits, everyWeeks }), mode, ...body },
    );
    if (!made.ok) return refused(made.failure);
    const { bookings, skipped } = made.value;
    finish({ kind: 'series', ids: bookings.map(({ id }) => id), skipped });
    return null;
  };
}
