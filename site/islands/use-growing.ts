import { useEffect, useState } from 'preact/hooks';

/**
 * Counts from one up to `total`, a step in each task of its own: a long list is built piece by piece, and between the pieces
 * the page answers. Once whole it stays whole.
 */
export function useGrowing(total: number): number {
  const [count, setCount] = useState(1);
  useEffect(() => {
    if (count >= total) return undefined;
    const timer = setTimeout(() => setCount(count + 1));
    return () => clearTimeout(timer);
  }, [count, total]);
  return count;
}
