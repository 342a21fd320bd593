import type { LastCircle } from './last-circle.ts';
import type { ViewState } from './view-state.ts';

/** A link that leads to a place and says no start begins where this browser asked last, within the same region: “from you”. */
export function fromLastPlace(view: ViewState, last: LastCircle | null): ViewState {
  if (!view.facility || view.position || !last?.view.position) return view;
  if (view.region !== undefined && view.region !== last.region.id) return view;
  const { position, profile } = last.view;
  return { ...view, position, profile: view.profile === 'walk' ? profile : view.profile };
}

/** Whether the last circle needs to be read at all: it is long. */
export const asksForLastPlace = ({ facility, position }: ViewState): boolean =>
  facility !== undefined && position === undefined;
