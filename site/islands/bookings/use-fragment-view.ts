import { useEffect, useState } from 'preact/hooks';
import { readBookingsFragment, type BookingsView } from '../../lib/bookings-fragment.ts';

/** The screen that the fragment names; a link's key leaves the address bar and the history as soon as it is read. */
export function useFragmentView(): [BookingsView, (view: BookingsView) => void] {
  const [view, setView] = useState<BookingsView>({ screen: 'list' });
  useEffect(() => {
    const look = () => {
      const found = readBookingsFragment(location.hash);
      if (found.screen === 'link') history.replaceState(null, '', location.pathname);
      setView(found);
    };
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return [view, setView];
}
