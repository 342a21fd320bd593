import { useLayoutEffect, useId, useRef } from 'preact/hooks';
import type { WhyQuery } from '../lib/api.ts';
import { placeName } from '../lib/place-name.ts';
import { whyFailureWords } from '../lib/why-failure.ts';
import { whyInShort } from '../lib/why-words.ts';
import type { MapView } from '../map/map-view.ts';
import { Icon } from './icon.tsx';
import { Button } from './ui/button.tsx';
import { Skeleton } from './ui/skeleton.tsx';
import type { Asking } from './use-asking.ts';
import type { CirclePageModel } from './use-circle-page.ts';
import { useWhy } from './use-why.ts';
import { usePage } from './words.ts';

interface Props {
  readonly model: CirclePageModel;
  readonly asking: Asking;
  readonly map: MapView;
}

/**
 * What one gets for pointing at the map: whether one can get there, at once, and what to do about it. It stands beside
 * the place, on phones at the foot of the screen. It takes the focus and gives it back to the map.
 */
export function PointCard({ model, asking, map }: Props) {
  const { words, nameOf } = usePage();
  const { t } = words;
  const card = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const point = asking.point!;
  const { origin, view, circle } = model;
  const { why, failed, failure } = useWhy(
    model.api,
    origin ? question(point, origin, model) : null,
    0,
  );
  const key = point.facility ?? String(point.position);

  useLayoutEffect(() => {
    const release = map.hold(card.current!, point.position);
    map.spots.ask(point.position);
    card.current!.focus({ preventScroll: true });
    return () => {
      release();
      map.spots.ask(null);
    };
  }, [map, key]);
  const close = () => {
    asking.close();
    map.focus();
  };

  const name = point.facility ? placeName(point.facility, circle, why, nameOf, words) : null;
  return (
    <div
      class="point-card"
      role="dialog"
      aria-labelledby={titleId}
      tabIndex={-1}
      ref={card}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        type="button"
        class="icon-button point-card-close"
        aria-label={t('why.close')}
        title={t('why.close')}
        onClick={close}
      >
        <Icon name="close" />
      </button>
      <h2 id={titleId}>{name ?? t('why.spot')}</h2>
      <div
        role="status"
        class={`point-card-answer${why ? (why.inside ? ' is-inside' : ' is-outside') : ''}`}
      >
        {why ? (
          <p>{whyInShort(why, words)}</p>
        ) : failed ? (
          <p>{whyFailureWords(failure, words)}</p>
        ) : (
          <>
            <span class="visually-hidden">{t('why.asking')}</span>
            <Skeleton lines={1} />
          </>
        )}
      </div>
      <div class="button-row">
        {!(failed && !why) && (
          <Button look={point.facility ? 'main' : 'quiet'} onClick={asking.explain}>
            {point.facility ? t('why.how-facility') : t('why.how')}
          </Button>
        )}
        <Button
          look={point.facility ? 'quiet' : 'main'}
          onClick={() => {
            asking.startHere();
            map.focus();
          }}
        >
          {t('why.start-here')}
        </Button>
      </div>
      {view.profile !== 'walk' && <p class="quiet">{t(`profile.${view.profile}`)}</p>}
    </div>
  );
}

function question(
  { position, facility }: NonNullable<Asking['point']>,
  from: WhyQuery['from'],
  { view: { profile, minutes, kind, at, region } }: CirclePageModel,
): WhyQuery {
  return {
    from,
    to: facility ?? position,
    profile,
    ...(minutes !== undefined && { minutes }),
    ...(kind && { kind }),
    ...(at && { at }),
    ...(region && { region }),
  };
}
