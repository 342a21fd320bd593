import { useLayoutEffect, useRef } from 'preact/hooks';

/** When one screen takes the place of another, its heading takes the focus; not when the page opens. */
export function useScreenFocus(screen: string): void {
  const before = useRef(screen);
  useLayoutEffect(() => {
    if (before.current === screen) return;
    before.current = screen;
    const heading = document.querySelector<HTMLElement>('#result h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [screen]);
}
