import { useEffect, useRef, useState } from 'preact/hooks';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import { mapClasses } from '../../lib/checkup/map-classes.ts';
import type { AreaShapes } from '../../lib/checkup/report-api.ts';
import { usePage } from '../words.ts';

interface Props {
  readonly region: RegionAnswer;
  readonly shapes: AreaShapes;
  readonly name: string;
}

/** Width of the picture on paper, in CSS pixels: 186 mm. On a screen it is scaled to the room that there is. */
const pictureWidth = 703;

/** A still map, drawn once at the size that it has on paper: what is printed needs no time to be drawn anew. */
export function AreaMap({ region, shapes, name }: Props) {
  const { words } = usePage();
  const { t } = words;
  const frame = useRef<HTMLDivElement>(null);
  const container = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState(false);
  useEffect(() => {
    const element = frame.current!;
    const watcher = new ResizeObserver(() => {
      // Through the object model: the content security policy forbids the attribute.
      const scale = Math.min(1, element.clientWidth / pictureWidth);
      element.style.setProperty('--picture-scale', String(scale));
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  useEffect(() => {
    let remove: (() => void) | undefined;
    let gone = false;
    setDrawn(false);
    import('../../map/area-picture.ts').then(
      ({ drawAreaPicture }) => {
        if (gone || !container.current) return;
        remove = drawAreaPicture(container.current, { region, shapes, lang: words.lang }, () =>
          setDrawn(true),
        );
      },
      () => setDrawn(true),
    );
    return () => {
      gone = true;
      remove?.();
    };
  }, [region, shapes]);
  return (
    <section class="checkup-map always-light" aria-busy={!drawn}>
      <h3 class="visually-hidden">{t('checkup.map')}</h3>
      <div class="checkup-map-frame" ref={frame}>
        <div class="picture-room" role="img" aria-label={t('checkup.map-label', { name })}>
          <div class="picture-map" ref={container} />
        </div>
      </div>
      <div class="checkup-legend">
        <p>{t('checkup.map-lead')}</p>
        <ul>
          {mapClasses.map((one) => (
            <li key={one}>
              <svg class="legend-swatch" viewBox="0 0 24 16" aria-hidden="true">
                <rect class={`share-area share-${one}`} x="2" y="2" width="20" height="12" />
                <rect class={`share-line share-${one}`} x="2" y="2" width="20" height="12" />
              </svg>
              {t(`checkup.map.${one}`)}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
