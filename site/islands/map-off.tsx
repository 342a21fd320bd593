import { useLayoutEffect, useRef } from 'preact/hooks';
import { stepFrom, type Direction } from '../lib/compass.ts';
import { Button } from './ui/button.tsx';
import type { CirclePageModel } from './use-circle-page.ts';
import { usePage } from './words.ts';

interface Props {
  readonly model: CirclePageModel;
  /** The map was switched off just now, by a button that has gone with it. */
  readonly takesFocus: boolean;
  readonly onShowMap: () => void;
  /** The start is about to be moved from where it is, step by step. */
  readonly onStep: (from: readonly [number, number]) => void;
}

const stepMeters = 100;
const steps = ['n', 'e', 's', 'w'] as const satisfies readonly Direction[];

/** What stands in the map's place: the way back to it, and what else only the map could do. */
export function MapOff({ model, takesFocus, onShowMap, onStep }: Props) {
  const { t } = usePage().words;
  const { origin } = model;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) box.current?.querySelector('button')?.focus();
  }, []);
  return (
    <div class="map-off" ref={box}>
      <p>{t('map.off')}</p>
      <div class="button-row">
        <Button look="quiet" onClick={onShowMap}>
          {t('map.show')}
        </Button>
        <Button look="quiet" onClick={() => model.locateMe()}>
          {t('map.locate')}
        </Button>
      </div>
      {origin && (
        <div class="button-row" role="group" aria-label={t('map.move-start')}>
          {steps.map((direction) => (
            <Button
              look="quiet"
              key={direction}
              onClick={() => {
                onStep(origin);
                model.move(stepFrom(origin, direction, stepMeters));
              }}
            >
              {t(`map.move.${direction}`)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
