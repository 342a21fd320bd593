import { useEffect } from 'preact/hooks';
import type { Circle } from '../../../server/contract/circle.ts';
import { asPosition } from '../../lib/view-state.ts';
import { useOverlay } from './use-overlay.ts';

/** Draws the outline of a place's whole circle on the map, as the scenario that the page follows would have it. */
export function useSpotCircle(circle: Circle | null): void {
  const overlay = useOverlay();
  useEffect(() => {
    // The last contour is that of the whole limit.
    const polygons = circle?.contours.features.at(-1)?.geometry.coordinates ?? [];
    overlay?.lines(
      polygons.flat().map((ring, index) => ({
        id: `ring-${index}`,
        look: 'draft',
        positions: ring.map(asPosition),
      })),
    );
  }, [overlay, circle]);
}
