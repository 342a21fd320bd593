import { useEffect, useState } from 'preact/hooks';
import type { Overlay } from '../../map/overlay.ts';
import { usePlanner } from './planner-tools.ts';

/** A layer of one's own on the page's map, while `seen`; null until the map is there. */
export function useOverlay(seen = true): Overlay | null {
  const { map } = usePlanner();
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  useEffect(() => {
    if (!map || !seen) return undefined;
    const own = map.overlay();
    setOverlay(own);
    return () => {
      setOverlay(null);
      own.remove();
    };
  }, [map, seen]);
  return overlay;
}
