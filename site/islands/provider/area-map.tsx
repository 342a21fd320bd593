import { useEffect, useRef } from 'preact/hooks';
import { regionAt } from '../../lib/regions.ts';
import type { Position } from '../../lib/view-state.ts';
import type { DrawnArea } from '../../map/area-map.ts';
import { useAccount } from '../account/account-context.ts';
import { useDesk } from './desk.ts';

interface Props {
  readonly base: Position;
  /** Finished shapes to look at. */
  readonly polygons?: readonly (readonly (readonly Position[])[])[];
  /** Corners that are being drawn. */
  readonly corners?: readonly Position[];
  readonly onCorners?: (corners: readonly Position[]) => void;
}

const nothing: NonNullable<Props['polygons']> = [];

/** An area on the map, to look at or to draw: a press adds a corner, a corner is dragged, a press on it takes it away. */
export function AreaMap({ base, polygons = nothing, corners, onCorners }: Props) {
  const { words } = useAccount();
  const { regions } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<DrawnArea | null>(null);
  const newest = useRef({ polygons, corners, onCorners });
  newest.current = { polygons, corners, onCorners };
  const region = regionAt(regions, base);
  const show = () => map.current?.show(newest.current.polygons, newest.current.corners ?? null);
  useEffect(() => {
    if (!region || !box.current) return undefined;
    let gone = false;
    void import('../../map/area-map.ts').then(({ createAreaMap }) => {
      if (gone || !box.current) return;
      map.current = createAreaMap(box.current, region, words, base, (next) =>
        newest.current.onCorners?.(next),
      );
      show();
    });
    return () => {
      gone = true;
      map.current?.destroy();
      map.current = null;
    };
  }, [region?.id]);
  useEffect(show, [polygons, corners]);
  return <div class="place-map" ref={box} />;
}
