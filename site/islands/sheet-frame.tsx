import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly children: ComponentChildren;
}

/** An A4 sheet at 96 dots per inch, as CSS measures millimetres. */
const sheetPixels = 794;

/** Shows a sheet of paper as wide as there is room; printed, it has its own size. */
export function SheetFrame({ label, children }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = frame.current!;
    const watcher = new ResizeObserver(() => {
      const scale = Math.min(1, element.clientWidth / sheetPixels);
      // Through the object model: the content security policy forbids the attribute.
      element.style.setProperty('--sheet-scale', String(scale));
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return (
    <div class="sheet-frame" ref={frame} role="group" aria-label={label}>
      {children}
    </div>
  );
}
