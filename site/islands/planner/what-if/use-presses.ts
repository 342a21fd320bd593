import { useEffect, useRef } from 'preact/hooks';
import type { Position } from '../../../lib/view-state.ts';
import { usePlanner } from '../planner-tools.ts';

/** While `wanted`, presses on the map, and Enter there, are for `take`. */
export function usePresses(wanted: boolean, take: (position: Position) => void): void {
  const { map } = usePlanner();
  const now = useRef(take);
  now.current = take;
  useEffect(
    () => (wanted && map ? map.takePresses((position) => now.current(position)) : undefined),
    [map, wanted],
  );
}
