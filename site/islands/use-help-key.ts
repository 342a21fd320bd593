import { useEffect } from 'preact/hooks';

/**
 * Calls back for the key `?` while the focus is on the map or in what lies on it. Nowhere else: speech input and slips of
 * the finger would set off a key of one sign everywhere (WCAG 2.1.4).
 */
export function useHelpKey(onHelp: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      if ((key !== '?' && key !== '？') || !(target instanceof Element)) return;
      if (!target.closest('.map-pane')) return;
      event.preventDefault();
      onHelp();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
