import { useEffect, useRef, useState } from 'preact/hooks';
import {
  emptyPlannerView,
  formatPlannerView,
  parsePlannerView,
  type PlannerView,
} from '../../lib/planner/planner-view.ts';

export interface KeptView {
  readonly view: PlannerView;
  /** False until the fragment has been read: on the server there is none. */
  readonly ready: boolean;
  readonly change: (fields: Partial<PlannerView>) => void;
}

/** Another order or another place asked about is no step that Back would undo. */
const noSteps: ReadonlySet<string> = new Set<keyof PlannerView>(['sort', 'spot', 'scenario']);

/** The view, kept in the fragment: each choice is a step, so Back undoes it, and every view is a link. */
export function usePlannerView(): KeptView {
  const [view, setView] = useState<PlannerView>(emptyPlannerView);
  const [ready, setReady] = useState(false);
  const current = useRef(view);
  const show = (next: PlannerView) => {
    current.current = next;
    setView(next);
  };
  useEffect(() => {
    const read = () => show(parsePlannerView(location.hash));
    read();
    setReady(true);
    addEventListener('hashchange', read);
    addEventListener('popstate', read);
    return () => {
      removeEventListener('hashchange', read);
      removeEventListener('popstate', read);
    };
  }, []);
  const change = (fields: Partial<PlannerView>) => {
    const before = formatPlannerView(current.current);
    const next = parsePlannerView(
      formatPlannerView({ ...current.current, ...fields } as PlannerView),
    );
    const fragment = formatPlannerView(next);
    show(next);
    if (fragment === before) return;
    const step = Object.keys(fields).some((name) => !noSteps.has(name));
    history[step ? 'pushState' : 'replaceState'](
      null,
      '',
      fragment ? `#${fragment}` : location.pathname,
    );
  };
  return { view, ready, change };
}
