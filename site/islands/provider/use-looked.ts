import { useEffect } from 'preact/hooks';
import { useLoaded, type Loaded } from '../account/use-loaded.ts';
import { useDesk } from './desk.ts';

/** What the API says at `path`, asked again with every message; until the new answer is there the old one stands. */
export function useLooked<T>(path: string | null): Loaded<T> {
  const { news } = useDesk();
  const loaded = useLoaded<T>(path);
  useEffect(() => {
    if (news > 0) void loaded.load();
  }, [news]);
  return loaded;
}
