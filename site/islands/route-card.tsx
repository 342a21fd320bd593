import type { Circle } from '../../server/contract/circle.ts';
import type { Route } from '../../server/contract/route.ts';
import { facilityBrief } from '../lib/facility-brief.ts';
import { facilityName } from '../lib/facility-words.ts';
import { limitWords } from '../lib/verdict.ts';
import { asPosition } from '../lib/view-state.ts';
import { BackButton } from './back-button.tsx';
import { FacilityAbout } from './facility-about.tsx';
import { GuidesHere } from './guides-here.tsx';
import { OtherMaps } from './other-maps.tsx';
import { ReportBlock } from './report/report-block.tsx';
import { RouteSteps } from './route-steps.tsx';
import { Skeleton } from './ui/skeleton.tsx';
import { useTakeFocus } from './use-take-focus.ts';
import { usePage } from './words.ts';

interface Props {
  readonly facility: string;
  readonly circle: Circle | null;
  readonly route: Route | null;
  /** The route did not come; the notice says why. */
  readonly failed: boolean;
  readonly onClose: () => void;
}

/** One facility: what it is, when it is open, and the way there in minutes, metres and steps. */
export function RouteCard({ facility, circle, route, failed, onClose }: Props) {
  const { words, nameOf } = usePage();
  const { t } = words;
  const heading = useTakeFocus(facility, onClose);

  const shown = route?.facility?.id === facility ? route : null;
  const known = circle && facilityBrief(circle, facility);
  const name = known ? facilityName(known, nameOf, words) : (shown?.facility?.name ?? '');
  const position = known?.position ?? shown?.geometry.coordinates.at(-1);
  const beyond = shown && circle && shown.seconds > circle.limitMinutes * 60;
  return (
    <section class="route-card">
      <BackButton onClose={onClose} />
      <h1 class="verdict-headline" tabIndex={-1} ref={heading}>
        {name ? t('route.heading', { name }) : t('route.loading')}
      </h1>
      {known && <FacilityAbout facility={known} name={name} />}
      {!shown && !failed && <Skeleton />}
      {shown && (
        <>
          <p class="route-total">
            {t('route.total', {
              minutes: words.minutes(shown.seconds),
              distance: words.meters(shown.meters),
            })}
            {beyond && (
              <span class="route-beyond">
                {t('route.beyond', { limit: limitWords(circle.limitMinutes, words) })}
              </span>
            )}
          </p>
          {circle && <GuidesHere circle={circle} facility={facility} />}
          {position && <OtherMaps position={position} name={name} key={facility} />}
          <ReportBlock
            facility={facility}
            name={name}
            at={position ? asPosition(position) : null}
            key={`report ${facility}`}
          />
          <h2>{t('route.steps')}</h2>
          <RouteSteps steps={shown.steps} />
        </>
      )}
    </section>
  );
}
