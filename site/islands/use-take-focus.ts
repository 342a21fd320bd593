import { useLayoutEffect, useRef, type MutableRef } from 'preact/hooks';

/**
 * For the heading of a screen in the panel: it takes the focus when the screen opens, and Escape closes the screen.
 * A pin that is being moved by keys keeps the focus: the screen follows it and must not stop it.
 */
export function useTakeFocus(
  target: string,
  onClose: () => void,
): MutableRef<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  useLayoutEffect(() => {
    if (!document.activeElement?.matches('.pin')) {
      heading.current?.focus({ preventScroll: true });
      // On wide screens the panel scrolls, on phones the page does.
      const panel = heading.current?.closest('.panel');
      panel?.scrollTo({ top: 0 });
      panel?.scrollIntoView({ block: 'start' });
    }
    const onKey = (event: KeyboardEvent) => {
      // What lies above the screen takes the key for itself.
      if (event.key === 'Escape' && !document.querySelector('dialog[open], .point-card'))
        close.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [target]);
  return heading;
}
