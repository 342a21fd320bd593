import { useEffect, useRef, useState } from 'preact/hooks';
import { formatBook, parseBook, type BookChoices } from '../../lib/book/book-choices.ts';

export interface BookFragment {
  /** Null until the fragment has been read: on the server there is none. */
  readonly choices: BookChoices | null;
  readonly set: (choices: BookChoices, how: 'push' | 'replace') => void;
}

/** What was chosen, in the `#fragment`: each screen is an entry of the history. */
export function useBookFragment(): BookFragment {
  const [choices, setChoices] = useState<BookChoices | null>(null);
  const shown = useRef('');
  useEffect(() => {
    const read = () => {
      shown.current = location.hash;
      setChoices(parseBook(location.hash));
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return {
    choices,
    set: (next, how) => {
      const hash = `#${formatBook(next)}`;
      // Where nothing changes, no entry is made that Back would have to pass twice.
      if (hash !== shown.current)
        history[how === 'push' ? 'pushState' : 'replaceState'](null, '', hash);
      shown.current = hash;
      setChoices(next);
    },
  };
}
