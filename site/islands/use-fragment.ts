import { useEffect, useRef, useState } from 'preact/hooks';
import { deviceStorage } from '../lib/device-storage.ts';
import { formatFragment, parseFragment } from '../lib/fragment.ts';
import { asksForLastPlace, fromLastPlace } from '../lib/from-last-place.ts';
import { readLastCircle } from '../lib/last-circle.ts';
import { emptyView, type ViewState } from '../lib/view-state.ts';

/** Browsers allow about a hundred changes of the address per half minute; a drag makes thousands. */
const writeAfterMilliseconds = 250;

export interface Fragment {
  readonly view: ViewState;
  /** False until the fragment has been read: on the server there is none. */
  readonly ready: boolean;
  readonly change: (fields: Partial<ViewState>) => void;
}

/** The view, kept in the `#fragment`: read at the start and when it changes, written when things come to rest. */
export function useFragment(): Fragment {
  const [view, setView] = useState<ViewState>(emptyView);
  const [ready, setReady] = useState(false);
  const current = useRef(view);
  const timer = useRef(0);

  function show(next: ViewState): void {
    current.current = next;
    setView(next);
  }

  useEffect(() => {
    const read = () => {
      clearTimeout(timer.current);
      const asked = parseFragment(location.hash);
      show(asksForLastPlace(asked) ? fromLastPlace(asked, readLastCircle(deviceStorage())) : asked);
    };
    read();
    setReady(true);
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);

  function change(fields: Partial<ViewState>): void {
    const before = current.current;
    const next = withoutUndefined({ ...before, ...fields });
    // Opening a facility, a point or another screen is a step that the Back button undoes; everything else replaces what was there.
    const isOpen = ({ facility, to }: ViewState) => facility !== undefined || to !== undefined;
    const opened =
      (isOpen(next) && !isOpen(before)) || (next.step !== undefined && next.step !== before.step);
    show(next);
    clearTimeout(timer.current);
    if (opened) {
      // What was still waiting to be written belongs to the step before.
      write(before, 'replaceState');
      write(next, 'pushState');
    } else
      timer.current = window.setTimeout(() => write(next, 'replaceState'), writeAfterMilliseconds);
  }

  return { view, ready, change };
}

function write(view: ViewState, how: 'pushState' | 'replaceState'): void {
  const fragment = formatFragment(view);
  history[how](null, '', fragment ? `#${fragment}` : location.pathname);
}

const withoutUndefined = (view: ViewState): ViewState =>
  Object.fromEntries(
    Object.entries(view).filter(([, value]) => value !== undefined),
  ) as unknown as ViewState;
