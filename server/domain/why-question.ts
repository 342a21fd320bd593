/** What the parts of a `why` answer share. */
import type { Obstacle } from '../contract/why.ts';
import type { Position } from '../geo/position.ts';
import type { Route as FoundRoute } from '../network/route.ts';
import type { Profile } from '../network/profiles.ts';
import { tenth, upTenth } from './circle.ts';
import type { Ends } from './way-there.ts';

/** The way as it is, found by the engine's `reach`, which still holds the search. */
export interface WhyWay {
  profile: Profile;
  from: Position;
  to: Position;
  straightMeters: number;
  ends: Ends;
  /** Null where there is none. */
  way: FoundRoute | null;
}

/** Less than this is no reason to name anything. */
const leastSavedSeconds = 60;
const leastSavedShare = 0.1;

/** What the other way saves, or null where that is too little to tell of. */
export function savingOf(
  way: FoundRoute | null,
  secondsWithout: number,
): Pick<Obstacle, 'secondsWithout' | 'savedSeconds'> | null {
  if (secondsWithout === Infinity) return null;
  if (!way) return { secondsWithout: upTenth(secondsWithout), savedSeconds: null };
  const saved = way.seconds - secondsWithout;
  if (saved < leastSavedSeconds || saved < leastSavedShare * way.seconds) return null;
  return { secondsWithout: upTenth(secondsWithout), savedSeconds: tenth(saved) };
}
