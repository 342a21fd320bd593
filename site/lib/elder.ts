/** Kept in the browser only; `public/early.js` reads the same key before the first paint. */
export const elderKey = 'jinlin-elder';

export const isElder = (): boolean => document.documentElement.dataset['elder'] === 'on';

export function setElder(on: boolean): void {
  document.documentElement.dataset['elder'] = on ? 'on' : 'off';
  try {
    localStorage.setItem(elderKey, on ? 'on' : 'off');
  } catch {
    // Private windows may refuse storage: the mode then lasts for this page.
  }
}

/** Calls back when the look of the page changes: elder mode or the system's theme. Returns the way to stop. */
export function onLookChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-elder'] });
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    dark.removeEventListener('change', changed);
  };
}
