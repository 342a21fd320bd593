import { useState } from 'preact/hooks';
import type { Position } from '../lib/view-state.ts';
import type { AskedPoint } from '../map/map-view.ts';
import type { CirclePageModel } from './use-circle-page.ts';

export interface Asking {
  /** What the card on the map is about; null while there is none. */
  readonly point: AskedPoint | null;
  readonly ask: (point: AskedPoint) => void;
  readonly close: () => void;
  /** Opens the screen that explains the way to that point. */
  readonly explain: () => void;
  /** Moves the start to that point. */
  readonly startHere: () => void;
  /** Where what stands in the way is shown on the map. */
  readonly spots: readonly Position[];
  readonly showSpots: (spots: readonly Position[]) => void;
}

const nothing: readonly Position[] = [];

/** What one asks of a place on the map: state of the card, and of the marks of the screen behind it. */
export function useAsking(model: CirclePageModel, onExplain: () => void): Asking {
  const [point, setPoint] = useState<AskedPoint | null>(null);
  const [shown, setShown] = useState({ target: '', spots: nothing });
  const { view } = model;
  const target = view.facility ?? String(view.to ?? '');
  return {
    point,
    ask: setPoint,
    close: () => setPoint(null),
    explain: () => {
      if (!point) return;
      onExplain();
      setPoint(null);
      const { position, facility } = point;
      model.change(
        facility === null ? { to: position, facility: undefined } : { facility, to: undefined },
      );
    },
    startHere: () => {
      if (!point) return;
      setPoint(null);
      model.move(point.position);
    },
    spots: shown.target === target ? shown.spots : nothing,
    showSpots: (spots) => setShown({ target, spots }),
  };
}
