import { useEffect, useRef, useState } from 'preact/hooks';
import { onLookChange } from '../../../lib/elder.ts';
import { usePlanner } from '../planner-tools.ts';
import type { Drawing } from './draw-chart.ts';

interface Props {
  /** What it shows, for whoever does not see it; the table below says all of it. */
  readonly label: string;
  readonly drawn: Drawing;
}

/** A picture of figures. The library that draws it is fetched when the first one comes into sight. */
export function DrawnChart({ label, drawn }: Props) {
  const { words } = usePlanner();
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState(false);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const watcher = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        setSeen(true);
        watcher.disconnect();
      },
      { rootMargin: '200px' },
    );
    watcher.observe(box.current!);
    return () => watcher.disconnect();
  }, []);
  const text = JSON.stringify(drawn);
  useEffect(() => {
    if (!seen) return undefined;
    let gone = false;
    let stop = () => {};
    import('./draw-chart.ts').then(
      ({ drawChart }) => {
        if (gone || !box.current) return;
        const element = box.current;
        let width = 0;
        const draw = () => {
          width = element.clientWidth;
          if (width > 0) element.replaceChildren(drawChart(drawn, width, element, words));
        };
        draw();
        const sizes = new ResizeObserver(() => {
          // Drawing changes the height; only another width asks for another picture.
          if (element.clientWidth !== width) draw();
        });
        sizes.observe(element);
        const looks = onLookChange(draw);
        stop = () => {
          sizes.disconnect();
          looks();
        };
      },
      () => setFailed(true),
    );
    return () => {
      gone = true;
      stop();
    };
  }, [seen, text]);
  return (
    <figure class="planner-chart">
      <div role="img" aria-label={label} ref={box} />
      {failed && <figcaption class="quiet">{words.t('planner.chart-failed')}</figcaption>}
    </figure>
  );
}
