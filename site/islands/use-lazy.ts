import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A part of the page that is loaded when it is first wanted; null until it is there. A failed load is tried again when wanted again. */
export function useLazy<Props>(
  wanted: boolean,
  load: () => Promise<ComponentType<Props>>,
  onFailed: () => void,
): ComponentType<Props> | null {
  const [part, setPart] = useState<{ readonly component: ComponentType<Props> } | null>(null);
  useEffect(() => {
    if (!wanted || part) return;
    load().then((component) => setPart({ component }), onFailed);
  }, [wanted]);
  return part?.component ?? null;
}
