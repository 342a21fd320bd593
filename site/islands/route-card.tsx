import type { Circle } from '../../server/contract/circle.ts';
import type { Route } from '../../server/contract/route.ts';
import { facilityName, openWords } from '../lib/facility-words.ts';
import { limitWords } from '../lib/verdict.ts';
import { Icon } from './icon.tsx';
import { useTakeFocus } from './use-take-focus.ts';
import { WaySteps } from './way-steps.tsx';
import { usePage } from './words.ts';

interface Props {
  readonly facility: string;
  readonly circle: Circle | null;
  readonly route: Route | null;
  /** The route did not come; the notice says why. */
  readonly failed: boolean;
  readonly onClose: () => void;
}

/** The way to one facility, in minutes, metres and steps. */
export function RouteCard({ facility, circle, route, failed, onClose }: Props) {
  const { words, nameOf } = usePage();
  const { t } = words;
  const heading = useTakeFocus(facility, onClose);

  const shown = route?.facility?.id === facility ? route : null;
  const known = circle?.facilities.find(({ id }) => id === facility);
  const name = known ? facilityName(known, nameOf, words) : (shown?.facility?.name ?? '');
  const beyond = shown && circle && shown.seconds > circle.limitMinutes * 60;
  return (
    <section class="route-card">
      <button
        type="button"
        class="text-button back-button"
        title={t('route.close')}
        onClick={onClose}
      >
        <Icon name="back" />
        {t('route.back')}
      </button>
      <h1 class="verdict-headline" tabIndex={-1} ref={heading}>
        {name ? t('route.heading', { name }) : t('route.loading')}
      </h1>
      {known && (
        <p class="quiet">
          {[...known.categories.map(nameOf), openWords(known.openNow, words)].join(' · ')}
        </p>
      )}
      {!shown && !failed && <div class="skeleton" />}
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
          <WaySteps steps={shown.steps} />
        </>
      )}
    </section>
  );
}
