import type { OfferingAnswer } from '../../../server/contract/offering.ts';
import { positionQuery } from '../../lib/book/position-text.ts';
import type { Position } from '../../lib/view-state.ts';
import { useLoaded, type Loaded } from '../account/use-loaded.ts';

export interface ChosenOffering {
  readonly offering: OfferingAnswer;
  /** To the door; null where people come themselves. */
  readonly comes: boolean | null;
  readonly minutesAway: number | null;
}

/** The offering that the fragment names, held against the door; the value is null while another one is still shown. */
export function useOffering(id: string | undefined, at: Position | null): Loaded<ChosenOffering> {
  const door = at ? `?${positionQuery(at)}` : '';
  const loaded = useLoaded<ChosenOffering>(
    id === undefined ? null : `/offerings/${encodeURIComponent(id)}${door}`,
  );
  return loaded.value && loaded.value.offering.id !== id ? { ...loaded, value: null } : loaded;
}
