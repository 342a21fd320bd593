import { useEffect, useRef } from 'preact/hooks';

/**
 * Follows an input method: `composing` is true between its start and its end, and what came of it is handed on once.
 * Preact would listen under a name with capitals, which no browser sends.
 */
export function useComposition(
  field: { readonly current: HTMLInputElement | null },
  composing: { current: boolean },
  onDone: (text: string) => void,
): void {
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    const input = field.current;
    if (!input) return undefined;
    const start = () => (composing.current = true);
    const end = () => {
      composing.current = false;
      done.current(input.value);
    };
    input.addEventListener('compositionstart', start);
    input.addEventListener('compositionend', end);
    return () => {
      input.removeEventListener('compositionstart', start);
      input.removeEventListener('compositionend', end);
    };
  }, []);
}
