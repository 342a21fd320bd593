import { useEffect, useState } from 'preact/hooks';
import { isMapWanted, rememberMapWanted } from '../lib/map-switch.ts';

/** Whether the map is shown, remembered in the browser; null until that is known: on the server it is not. */
export function useMapOn(): readonly [boolean | null, (on: boolean) => void] {
  const [on, setOn] = useState<boolean | null>(null);
  useEffect(() => setOn(isMapWanted()), []);
  const change = (wanted: boolean) => {
    rememberMapWanted(wanted);
    setOn(wanted);
  };
  return [on, change];
}
