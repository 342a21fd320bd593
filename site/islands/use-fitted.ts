import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/**
 * Sets a sheet tighter, step by step, until its content fits: 0 is as it is meant to be, `tightest` has the least.
 * Starts anew when `content` changes. Nothing is ever cut off while a tighter step is left.
 */
export function useFitted(tightest: number, content: unknown) {
  const sheet = useRef<HTMLDivElement>(null);
  const [fit, setFit] = useState({ content, level: 0 });
  const level = fit.content === content ? fit.level : 0;
  useLayoutEffect(() => {
    const element = sheet.current!;
    const look = () => {
      if (level < tightest && element.scrollHeight > element.clientHeight + 1)
        setFit({ content, level: level + 1 });
    };
    look();
    // In a dialog that is not open yet nothing has a size.
    const watcher = new ResizeObserver(look);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [level, content]);
  return { sheet, level };
}
