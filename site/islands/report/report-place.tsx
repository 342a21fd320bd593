import { useEffect, useRef, useState } from 'preact/hooks';
import type { RegionAnswer } from '../../../server/contract/region.ts';
import { regionAt } from '../../lib/regions.ts';
import type { Send } from '../../lib/send.ts';
import type { Position } from '../../lib/view-state.ts';
import type { PlaceMap } from '../../map/place-map.ts';
import { Button } from '../ui/button.tsx';
import { usePage } from '../words.ts';

interface Props {
  readonly send: Send;
  /** Where it stands in the register. */
  readonly at: Position;
  readonly name: string;
  readonly place: Position | null;
  readonly onPlace: (place: Position | null) => void;
}

/** A place pointed out on a small map around the facility. Nobody is asked where they are. */
export function ReportPlace({ send, at, name, place, onPlace }: Props) {
  const { words } = usePage();
  const { t } = words;
  const [open, setOpen] = useState(false);
  const [region, setRegion] = useState<RegionAnswer | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<PlaceMap | null>(null);
  const others = [{ position: at, name }];
  /** What the map shows once it is there. */
  const shown = useRef(place);
  shown.current = place;
  useEffect(() => {
    if (!open || region) return;
    void send<{ regions: RegionAnswer[] }>('GET', '/regions').then((answer) => {
      if (answer.ok) setRegion(regionAt(answer.value.regions, at) ?? null);
    });
  }, [open]);
  useEffect(() => {
    if (!open || !region) return undefined;
    let gone = false;
    void import('../../map/place-map.ts').then(({ createPlaceMap }) => {
      if (gone || !box.current) return;
      map.current = createPlaceMap(box.current, region, words, onPlace, {
        center: at,
        label: 'report.pin',
      });
      map.current.show(shown.current, others);
    });
    return () => {
      gone = true;
      map.current?.destroy();
      map.current = null;
    };
  }, [open, region?.id]);
  useEffect(() => map.current?.show(place, others), [place?.[0], place?.[1]]);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('report.place')}</summary>
      <p class="quiet">{t('report.place-hint')}</p>
      <div class="report-map" ref={box} />
      <p role="status">{place && place.join() !== at.join() && t('report.place-set')}</p>
      {place ? (
        <Button look="quiet" onClick={() => onPlace(null)}>
          {t('report.place-clear')}
        </Button>
      ) : (
        <Button look="quiet" onClick={() => onPlace(at)}>
          {t('report.place-put')}
        </Button>
      )}
    </details>
  );
}
