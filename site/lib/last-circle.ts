import type { Circle } from '../../server/contract/circle.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';
import { lastCircleKey } from './device-storage.ts';
import type { ViewState } from './view-state.ts';

/** The last answer, kept on the device alone, for a start without a network. */
export interface LastCircle {
  readonly circle: Circle;
  /** What was asked, position included. */
  readonly view: ViewState;
  readonly region: RegionAnswer;
  /** When the answer came, ISO 8601. */
  readonly keptAt: string;
}

/** Grows when the shape of an answer changes: an older one is then forgotten, not misread. */
const format = 1;

type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** False where the browser has no room for it or refuses; the older one is then gone too, as it would pass for the last. */
export function keepLastCircle(storage: Keeper | null, last: LastCircle): boolean {
  try {
    storage?.setItem(lastCircleKey, JSON.stringify({ format, ...last }));
    return storage !== null;
  } catch {
    storage?.removeItem(lastCircleKey);
    return false;
  }
}

/** Null where there is none, or none that this version wrote. */
export function readLastCircle(storage: Keeper | null): LastCircle | null {
  try {
    const kept = JSON.parse(storage?.getItem(lastCircleKey) ?? 'null') as
      (LastCircle & { format: number }) | null;
    if (kept?.format !== format || !kept.view.position || Number.isNaN(Date.parse(kept.keptAt)))
      return null;
    const { circle, view, region, keptAt } = kept;
    return circle.contours.features && region.bounds ? { circle, view, region, keptAt } : null;
  } catch {
    return null;
  }
}
