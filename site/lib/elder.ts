/** Kept in the browser only; `public/early.js` reads the same key before the first paint. */
export const elderKey = 'jinlin-elder';

const sizeKey = 'jinlin-elder-size';
/** Large, larger, largest: see `styles/elder.css`. */
export const elderSizes = ['1', '2', '3'] as const;

export const elderSize = (): string => document.documentElement.dataset['elderSize'] ?? '1';

export function setElderSize(size: string): void {
  document.documentElement.dataset['elderSize'] = size;
  keep(sizeKey, size);
}

export const isElder = (): boolean => document.documentElement.dataset['elder'] === 'on';

export function setElder(on: boolean): void {
  document.documentElement.dataset['elder'] = on ? 'on' : 'off';
  keep(elderKey, on ? 'on' : 'off');
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Private windows may refuse storage: the mode then lasts for this page.
  }
}

/** Calls back when the look of the page changes: elder mode or the system's theme. Returns the way to stop. */
export function onLookChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, {
    attributeFilter: ['data-elder', 'data-elder-size'],
  });
  const dark = matchMedia('(prefers-color-scheme: dark)');
  dark.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    dark.removeEventListener('change', changed);
  };
}
