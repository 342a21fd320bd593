import { asPosition } from '../../lib/view-state.ts';
import type { CirclePageModel } from '../use-circle-page.ts';
import type { SearchBoxProps } from './search-box.tsx';

/** What a choice in the box does to the page: a place becomes the start, a kind of service the route to its nearest facility. */
export const searchSteps = (
  { api, origin, circle, goTo, change, view }: CirclePageModel,
  openRoute: (facility: string) => void,
): SearchBoxProps => ({
  search: api.places,
  near: origin ?? null,
  onPlace: ({ position, region }) => {
    if (!position) return;
    goTo(asPosition(position), region);
    // In large text a place answers the question that was on the screen.
    if (view.step) change({ step: 'result' });
  },
  onCategory: (code) => {
    const facility = circle?.categories.find((category) => category.code === code)?.nearestFacility;
    if (facility) openRoute(facility);
    return Boolean(facility);
  },
});
