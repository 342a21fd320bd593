import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { BookChoices, BookStep } from '../../lib/book/book-choices.ts';
import type { BookPageFacts } from '../../lib/book/book-facts.ts';
import type { Booked, Draft } from '../../lib/book/draft.ts';
import type { OfferView } from '../../lib/book/offer-list.ts';
import type { TimeProblem } from '../../lib/book/time-refused.ts';
import type { Loaded } from '../account/use-loaded.ts';
import type { Door } from './use-door.ts';
import type { HoldTools } from './use-hold.ts';
import type { ChosenOffering } from './use-offering.ts';
import type { PostOnce } from '../../lib/post-once.ts';

/** What every screen of the booking shares. */
export interface Book {
  readonly facts: BookPageFacts;
  readonly choices: BookChoices;
  /** The screen that is shown, which may be an earlier one than the fragment asks for. */
  readonly step: BookStep;
  readonly draft: Draft;
  readonly change: (fields: Partial<Draft>) => void;
  /** Another screen; what is not given stays. */
  readonly go: (step: BookStep, fields?: Partial<BookChoices>, how?: 'push' | 'replace') => void;
  readonly href: (step: BookStep, fields?: Partial<BookChoices>) => string;
  readonly door: Door;
  /** The one that was chosen. */
  readonly offering: Loaded<ChosenOffering>;
  readonly hold: HoldTools;
  readonly post: PostOnce;
  /**
   * Takes a time: asks who it is first, holds it, goes on; or says what is free instead.
   * @param onceThen the screen that follows when several visits were wanted and only this one is now
   */
  readonly take: (start: string, minutes: number, onceThen?: BookStep) => Promise<void>;
  readonly taking: boolean;
  readonly timeProblem: TimeProblem | null;
  readonly listView: OfferView;
  readonly setListView: (view: OfferView) => void;
  /** It is booked: what was typed is forgotten, the last screen shown. */
  readonly finish: (booked: Booked) => void;
}

export const BookContext = createContext<Book | null>(null);

export function useBooking(): Book {
  const book = useContext(BookContext);
  if (!book) throw new Error('a part of the booking was used outside its page');
  return book;
}
