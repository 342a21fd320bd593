import type { Language, Messages } from '../../i18n/translator.ts';
import type { BookPageFacts } from '../../lib/book/book-facts.ts';
import type { BookChoices } from '../../lib/book/book-choices.ts';
import { AccountFrame } from '../account/account-frame.tsx';
import { BookContext } from './book-context.ts';
import { BookScreens } from './book-screens.tsx';
import { useBook } from './use-book.ts';
import { useBookFragment, type BookFragment } from './use-book-fragment.ts';

interface Props {
  readonly lang: Language;
  readonly messages: Messages;
  readonly booking: BookPageFacts;
}

/** A resident books a visit or an appointment. */
export default function BookPage({ lang, messages, booking }: Props) {
  const { choices, set } = useBookFragment();
  return (
    <AccountFrame lang={lang} messages={messages}>
      {choices && <Booking facts={booking} choices={choices} set={set} />}
    </AccountFrame>
  );
}

interface BookingProps {
  readonly facts: BookPageFacts;
  readonly choices: BookChoices;
  readonly set: BookFragment['set'];
}

function Booking({ facts, choices, set }: BookingProps) {
  const book = useBook(facts, choices, set);
  return (
    <BookContext.Provider value={book}>
      <BookScreens />
    </BookContext.Provider>
  );
}
