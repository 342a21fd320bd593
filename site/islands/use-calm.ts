import { useEffect, useRef, useState } from 'preact/hooks';

/** The value, but renewed at most once in an interval: long lists need not follow every step of a drag. */
export function useCalm<T>(value: T, milliseconds: number): T {
  const [calm, setCalm] = useState(value);
  const renewed = useRef(0);
  useEffect(() => {
    const wait = Math.max(0, renewed.current + milliseconds - performance.now());
    const renew = () => {
      renewed.current = performance.now();
      setCalm(value);
    };
    if (wait === 0) {
      renew();
      return undefined;
    }
    const timer = setTimeout(renew, wait);
    return () => clearTimeout(timer);
  }, [value]);
  return calm;
}
