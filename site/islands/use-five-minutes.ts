import { useEffect, useState } from 'preact/hooks';

const fiveMinutesMs = 5 * 60_000;

/**
 * Grows with every full five minutes of the clock while it is active and the page can be seen. Minutes that pass behind
 * another tab are made up for once, when the page is seen again.
 */
export function useFiveMinutes(active: boolean): number {
  const [count, setCount] = useState(0);
  useEffect(() => {
    if (!active) return undefined;
    let due = false;
    let timer = 0;
    const grow = () => {
      due = document.visibilityState !== 'visible';
      if (!due) setCount((before) => before + 1);
    };
    const wait = () => {
      timer = window.setTimeout(
        () => {
          grow();
          wait();
        },
        fiveMinutesMs - (Date.now() % fiveMinutesMs),
      );
    };
    const onVisible = () => {
      if (due) grow();
    };
    wait();
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [active]);
  return count;
}
