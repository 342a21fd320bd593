import { useLayoutEffect, useRef } from 'preact/hooks';
import { isElder } from '../lib/elder.ts';
import { Button } from './ui/button.tsx';
import type { Compare } from './use-compare.ts';
import { usePage } from './words.ts';

/** Says what to do next, and offers the ways that need no mouse. */
export function CompareChoosing({ compare }: { readonly compare: Compare }) {
  const { t } = usePage().words;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.focus({ preventScroll: true });
    // On a phone the map leaves little room: what to do must not stand below the fold.
    if (isElder()) document.querySelector('.map-pane')?.scrollIntoView({ block: 'start' });
    else box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div
      class="notice notice-hint compare-choosing"
      role="group"
      aria-labelledby="compare-choose"
      aria-describedby="compare-choose-help"
      tabIndex={-1}
      ref={box}
    >
      <div class="notice-words">
        <p>
          <strong id="compare-choose">{t('compare.choose')}</strong>
        </p>
        <p id="compare-choose-help">{t('compare.choose-help')}</p>
        <p class="button-row">
          <Button
            look="quiet"
            onClick={() => document.querySelector<HTMLElement>('.pin-second')?.focus()}
          >
            {t('compare.to-pin')}
          </Button>
          <Button look="quiet" onClick={compare.cancel}>
            {t('compare.cancel')}
          </Button>
        </p>
      </div>
    </div>
  );
}
