import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { MessageAnswer } from '../../../server/contract/message.ts';
import type { PostOnce } from '../../lib/post-once.ts';

/** What all parts of the page share besides the account. */
export interface BookingsTools {
  /** What was typed, by form; outlives the forms and the session. */
  readonly drafts: ReadonlyMap<string, unknown>;
  /** `undefined` forgets it. */
  readonly keep: (key: string, value: unknown) => void;
  readonly post: PostOnce;
  /** Grows by the half minute: words like “tomorrow” stay true. */
  readonly now: Date;
  /** Newest first; null until they are there. */
  readonly messages: readonly MessageAnswer[] | null;
  readonly readMessages: () => Promise<void>;
}

export const BookingsContext = createContext<BookingsTools | null>(null);

export function useBookings(): BookingsTools {
  const tools = useContext(BookingsContext);
  if (!tools) throw new Error('a part of the bookings was used outside <BookingsScreen>');
  return tools;
}

/** State that is still there when its part comes back: after an error, another screen, a new session. Parts that name the same key share it. */
export function useDraft<T>(key: string, initial: T): [T, (value: T) => void, () => void] {
  const { drafts, keep } = useBookings();
  const value = drafts.has(key) ? (drafts.get(key) as T) : initial;
  return [value, (next) => keep(key, next), () => keep(key, undefined)];
}
