import { useEffect } from 'preact/hooks';

/** Calls back for the key `?`, wherever the focus is, except where one writes or a dialog is open. */
export function useHelpKey(onHelp: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      if ((key !== '?' && key !== '？') || !(target instanceof Element)) return;
      if (target.closest('input:not([type=radio]), textarea, select, dialog')) return;
      event.preventDefault();
      onHelp();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
