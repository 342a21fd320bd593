import type { Position } from '../view-state.ts';
import type { PlannerView } from './planner-view.ts';

/** Behind `/api/v1`: the circle of one place by the terms of the view, so that it says what the map says. */
export function circlePath(view: PlannerView, region: string, [lng, lat]: Position): string {
  const fields = new URLSearchParams({
    lng: String(lng),
    lat: String(lat),
    region,
    profile: view.profile,
    ...(view.minutes !== undefined && { minutes: String(view.minutes) }),
    ...(view.at && { at: view.at }),
    ...(view.scenario && { scenario: view.scenario }),
  });
  return `/circle?${fields.toString().replaceAll('%3A', ':')}`;
}
