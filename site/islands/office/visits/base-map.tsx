import { useEffect, useRef } from 'preact/hooks';
import { firstRegion, regionAt } from '../../../lib/regions.ts';
import type { Position } from '../../../lib/view-state.ts';
import type { PlaceMap } from '../../../map/place-map.ts';
import { usePage } from '../../words.ts';
import { useOffice } from '../office.ts';

/** Where a provider sets out from, to be looked at and not moved; the position stands below it in figures. */
export function BaseMap({
  position,
  name,
}: {
  readonly position: Position;
  readonly name: string;
}) {
  const { words } = usePage();
  const { regions } = useOffice();
  const box = useRef<HTMLDivElement>(null);
  const region = regionAt(regions, position) ?? firstRegion(regions);
  useEffect(() => {
    if (!region || !box.current) return undefined;
    let map: PlaceMap | null = null;
    let gone = false;
    void import('../../../map/place-map.ts').then(({ createPlaceMap }) => {
      if (gone || !box.current) return;
      // Wherever it is pressed, the pin stays.
      map = createPlaceMap(box.current, region, words, () => map?.show(position, []));
      map.show(position, []);
    });
    return () => {
      gone = true;
      map?.destroy();
    };
  }, [region?.id, position[0], position[1]]);
  return (
    <figure class="visits-base">
      <div class="place-map visits-map" ref={box} role="img" aria-label={name} />
      <figcaption class="quiet">
        {position.map((degree) => degree.toFixed(5)).join(', ')}
      </figcaption>
    </figure>
  );
}
