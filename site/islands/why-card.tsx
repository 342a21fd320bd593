import type { Obstacle, Why } from '../../server/contract/why.ts';
import { facilityBrief } from '../lib/facility-brief.ts';
import { placeName } from '../lib/place-name.ts';
import { limitWords } from '../lib/verdict.ts';
import { asPosition, type Position } from '../lib/view-state.ts';
import { whyFailureWords } from '../lib/why-failure.ts';
import { obstacleWords, whyHeading } from '../lib/why-words.ts';
import { BackButton } from './back-button.tsx';
import { FacilityAbout } from './facility-about.tsx';
import { Icon } from './icon.tsx';
import { OtherMaps } from './other-maps.tsx';
import { ReportBlock } from './report/report-block.tsx';
import { Button } from './ui/button.tsx';
import { Skeleton } from './ui/skeleton.tsx';
import type { Asking } from './use-asking.ts';
import type { CirclePageModel } from './use-circle-page.ts';
import { useTakeFocus } from './use-take-focus.ts';
import { RouteSteps } from './route-steps.tsx';
import { usePage } from './words.ts';

interface Props {
  readonly model: CirclePageModel;
  readonly asking: Asking;
  /** Without a map there is nothing to show obstacles on. */
  readonly hasMap: boolean;
  readonly onClose: () => void;
}

/** Why a place is within the limit or not: how long it takes, what stands in the way, and the way in steps. */
export function WhyCard({ model, asking, hasMap, onClose }: Props) {
  const { words, nameOf } = usePage();
  const { t } = words;
  const { view, circle, why, whyFailed, whyFailure } = model;
  const heading = useTakeFocus(view.facility ?? String(view.to), onClose);
  const name =
    (view.facility ? placeName(view.facility, circle, why, nameOf, words) : null) ?? t('why.spot');
  const known = (view.facility && circle && facilityBrief(circle, view.facility)) || null;
  const position = known?.position ?? why?.facility?.position;
  return (
    <section class="route-card why-card">
      <BackButton onClose={onClose} />
      <h1 class="verdict-headline" tabIndex={-1} ref={heading}>
        {why
          ? whyHeading(why, name, words)
          : whyFailed
            ? whyFailureWords(whyFailure, words)
            : t('why.asking')}
      </h1>
      {known && <FacilityAbout facility={known} name={name} />}
      {!why && !whyFailed && <Skeleton />}
      {why && <Answer why={why} asking={asking} hasMap={hasMap} />}
      {view.facility && position && (
        <OtherMaps position={position} name={name} key={view.facility} />
      )}
      {view.facility && why && (
        <ReportBlock
          facility={view.facility}
          name={name}
          at={position ? asPosition(position) : null}
          key={`report ${view.facility}`}
        />
      )}
    </section>
  );
}

function Answer({ why, asking, hasMap }: Pick<Props, 'asking' | 'hasMap'> & { readonly why: Why }) {
  const { words } = usePage();
  const { t } = words;
  const { seconds, meters, inside, obstacles, route, limitMinutes } = why;
  return (
    <>
      {seconds !== null && meters !== null && (
        <p class="route-total">
          {t('route.total', { minutes: words.minutes(seconds), distance: words.meters(meters) })}
          {!inside && (
            <span class="route-beyond">
              {t('route.beyond', { limit: limitWords(limitMinutes, words) })}
            </span>
          )}
        </p>
      )}
      {obstacles.length > 0 && (
        <>
          <h2>{t('why.obstacles')}</h2>
          <ul class="obstacles">
            {obstacles.map((obstacle, index) => (
              <ObstacleRow
                obstacle={obstacle}
                why={why}
                asking={asking}
                hasMap={hasMap}
                key={index}
              />
            ))}
          </ul>
        </>
      )}
      {obstacles.length === 0 && !inside && <p class="quiet">{t('why.nothing')}</p>}
      {route && (
        <>
          <h2>{t('route.steps')}</h2>
          <RouteSteps steps={route.steps} />
        </>
      )}
    </>
  );
}

function ObstacleRow({
  obstacle,
  why,
  asking,
  hasMap,
}: Pick<Props, 'asking' | 'hasMap'> & { readonly obstacle: Obstacle; readonly why: Why }) {
  const { words } = usePage();
  const { t } = words;
  const { what, cost, across } = obstacleWords(obstacle, why, words);
  const spots = spotsOf(obstacle);
  const shown = spots.length > 0 && String(asking.spots) === String(spots);
  return (
    <li class="obstacle">
      <Icon name={obstacle.kind} />
      <div class="obstacle-words">
        <p class="obstacle-what">{what}</p>
        {cost && <p class="obstacle-cost">{cost}</p>}
        {across && <p class="quiet">{across}</p>}
        {hasMap && spots.length > 0 && (
          <Button
            look="text"
            aria-label={`${shown ? t('why.showing') : t('why.show')}${t('why.of')}${what}`}
            onClick={() => asking.showSpots(shown ? [] : spots)}
          >
            {shown ? t('why.showing') : t('why.show')}
          </Button>
        )}
      </div>
    </li>
  );
}

const spotsOf = ({ places }: Obstacle): readonly Position[] =>
  places.map(({ position }) => asPosition(position));
