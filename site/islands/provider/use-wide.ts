import { useEffect, useState } from 'preact/hooks';

/** Whether a media query holds now. */
export function useWide(query: string): boolean {
  const [wide, setWide] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const take = () => setWide(list.matches);
    list.addEventListener('change', take);
    return () => list.removeEventListener('change', take);
  }, [query]);
  return wide;
}
