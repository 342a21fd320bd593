import { useEffect, useRef } from 'preact/hooks';
import type { Circle } from '../../server/contract/circle.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';
import { sheetDots } from '../lib/sheet.ts';
import { usePage } from './words.ts';

interface Props {
  readonly circle: Circle;
  readonly region: RegionAnswer;
  readonly label: string;
  /** The map stands, or cannot be had. */
  readonly onDrawn: () => void;
}

export function MapPicture({ circle, region, label, onDrawn }: Props) {
  const { facts, words } = usePage();
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let remove: (() => void) | undefined;
    let gone = false;
    import('../map/map-picture.ts').then(
      ({ drawMapPicture }) => {
        if (gone || !container.current) return;
        const dots = sheetDots(circle, facts);
        remove = drawMapPicture(
          container.current,
          { region, lang: words.lang, circle, dots },
          onDrawn,
        );
      },
      () => onDrawn(),
    );
    return () => {
      gone = true;
      remove?.();
    };
  }, [circle, region.id]);
  return (
    <figure class="map-picture">
      <div class="picture-room" role="img" aria-label={label}>
        <div class="picture-map" ref={container} />
      </div>
      <figcaption>
        {circle.contours.features.map(({ properties }, index) => (
          <span key={index}>
            <span class={`swatch swatch-${index + 1}`} aria-hidden="true" />
            {words.t('sheet.legend-band', { count: properties.minutes })}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
