import { useEffect, useState } from 'preact/hooks';

const everyMilliseconds = 30_000;

/** The time, anew every half minute and when one comes back to the page. */
export function useNow(): Date {
  const [now, set] = useState(() => new Date());
  useEffect(() => {
    const look = () => set(new Date());
    const timer = setInterval(look, everyMilliseconds);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return now;
}
