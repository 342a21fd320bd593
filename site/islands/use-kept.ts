import { useEffect, useState } from 'preact/hooks';

/** A short text kept in this browser only; where storage is refused it lasts for the page. */
export function useKept(key: string): [string, (text: string) => void] {
  const [text, setText] = useState('');
  useEffect(() => {
    try {
      setText(localStorage.getItem(key) ?? '');
    } catch {
      // Private windows may refuse storage.
    }
  }, []);
  const keep = (next: string) => {
    setText(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // See above.
    }
  };
  return [text, keep];
}
