import { useEffect, useState } from 'preact/hooks';
import {
  readRecent,
  remembered,
  samePlace,
  writeRecent,
  type RecentPlace,
} from '../../lib/recent-places.ts';

const storage = () => localStorage;

export interface Recent {
  readonly places: readonly RecentPlace[];
  readonly remember: (place: RecentPlace) => void;
  readonly forget: (place: RecentPlace) => void;
  readonly forgetAll: () => void;
}

export function useRecent(): Recent {
  const [places, setPlaces] = useState<readonly RecentPlace[]>([]);
  useEffect(() => setPlaces(readRecent(storage)), []);
  const keep = (next: readonly RecentPlace[]) => {
    writeRecent(storage, next);
    setPlaces(next);
  };
  return {
    places,
    remember: (place) => keep(remembered(places, place)),
    forget: (place) => keep(places.filter((other) => !samePlace(other, place))),
    forgetAll: () => keep([]),
  };
}
