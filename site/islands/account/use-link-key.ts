import { useEffect, useState } from 'preact/hooks';

/** What stands behind the `#` of a one-time link. It is a key: it stays neither in the address bar nor in the history. */
export function useLinkKey<T>(read: (fragment: string) => T | null): T | null {
  const [found, setFound] = useState<T | null>(null);
  useEffect(() => {
    const look = () => {
      const key = read(location.hash);
      if (!key) return;
      setFound(key);
      history.replaceState(null, '', location.pathname);
    };
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
  return found;
}
