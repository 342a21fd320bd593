import { useEffect, useRef } from 'preact/hooks';
import { regionAt } from '../../lib/regions.ts';
import type { Position } from '../../lib/view-state.ts';
import type { RoundMap } from '../../map/round-map.ts';
import { useAccount } from '../account/account-context.ts';
import { useDesk } from './desk.ts';

interface Props {
  readonly base: Position;
  readonly stops: readonly { readonly number: number; readonly position: Position }[];
  readonly lines: readonly (readonly Position[])[];
}

/** The day's round on the map: base, numbered homes, ways. The list says all of it in words. */
export function DayMap({ base, stops, lines }: Props) {
  const { words } = useAccount();
  const { regions } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<RoundMap | null>(null);
  const newest = useRef({ base, stops, lines });
  newest.current = { base, stops, lines };
  const region = regionAt(regions, base);
  useEffect(() => {
    if (!region || !box.current) return undefined;
    let gone = false;
    void import('../../map/round-map.ts').then(({ createRoundMap }) => {
      if (gone || !box.current) return;
      map.current = createRoundMap(box.current, region, words);
      map.current.show(newest.current);
    });
    return () => {
      gone = true;
      map.current?.destroy();
      map.current = null;
    };
  }, [region?.id]);
  const shown = JSON.stringify([base, stops, lines.length]);
  useEffect(() => map.current?.show(newest.current), [shown]);
  if (!region) return null;
  return (
    <figure class="day-map">
      <div class="place-map" ref={box} />
      <figcaption class="quiet">{words.t('provider.map-caption')}</figcaption>
    </figure>
  );
}
