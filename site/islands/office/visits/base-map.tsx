import { useEffect, useRef } from 'preact/hooks';
import { firstRegion, regionAt } from '../../../lib/regions.ts';
import type { Position } from '../../../lib/view-state.ts';
import { usePage } from '../../words.ts';
import { useOffice } from '../office.ts';

interface Props {
  readonly position: Position;
  readonly name: string;
}

/** Where a provider sets out from, to be looked at and not moved; the position stands below it in figures. */
export function BaseMap({ position, name }: Props) {
  const { words } = usePage();
  const { regions } = useOffice();
  const box = useRef<HTMLDivElement>(null);
  const region = regionAt(regions, position) ?? firstRegion(regions);
  useEffect(() => {
    if (!region) return undefined;
    let gone = false;
    let remove = () => {};
    void import('../../../map/pair-map.ts').then(({ drawPairMap }) => {
      if (gone || !box.current) return;
      remove = drawPairMap(box.current, region, words.lang, [{ position, name }]);
    });
    return () => {
      gone = true;
      remove();
    };
  }, [region?.id, position[0], position[1]]);
  return (
    <figure class="visits-base">
      <div class="place-map visits-map" ref={box} />
      <figcaption class="quiet">
        {position.map((degree) => degree.toFixed(5)).join(', ')}
      </figcaption>
    </figure>
  );
}
