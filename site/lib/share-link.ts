import { formatFragment } from './fragment.ts';
import type { Position, ViewState } from './view-state.ts';

/**
 * The address that shows the same result to somebody else: always with the place itself, never with a screen of the
 * large-text mode or an opened facility. Positions stand in the fragment, which no server sees.
 */
export function shareLink(
  origin: string,
  path: string,
  view: ViewState,
  place: Position | undefined,
): string {
  const shared: ViewState = {
    profile: view.profile,
    ...(place && { position: place }),
    ...(view.minutes !== undefined && { minutes: view.minutes }),
    ...(view.kind && { kind: view.kind }),
    ...(view.at && { at: view.at }),
    ...(view.region && { region: view.region }),
    ...(view.with && { with: view.with }),
  };
  const fragment = formatFragment(shared);
  return `${origin}${path}${fragment && `#${fragment}`}`;
}
