import { useEffect, useRef, useState } from 'preact/hooks';
import { regionAt } from '../../lib/regions.ts';
import type { Position } from '../../lib/view-state.ts';
import { usePage } from '../words.ts';
import { useOffice } from './office.ts';

interface Props {
  readonly places: readonly { readonly position: Position; readonly name: string }[];
}

/** Where two places lie, on a map that is fetched when it is opened. What it shows is said in words beside it. */
export function PairMap({ places }: Props) {
  const { words } = usePage();
  const { regions } = useOffice();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const region = regionAt(regions, places[0]!.position);
  useEffect(() => {
    if (!open || !region) return undefined;
    let gone = false;
    let remove = () => {};
    void import('../../map/pair-map.ts').then(({ drawPairMap }) => {
      if (!gone && box.current) remove = drawPairMap(box.current, region, words.lang, places);
    });
    return () => {
      gone = true;
      remove();
    };
  }, [open, region?.id]);
  if (!region) return null;
  return (
    <details class="pair-map" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.t('office.pair-map')}</summary>
      <div class="place-map" ref={box} />
    </details>
  );
}
