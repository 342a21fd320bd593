import { useEffect, useRef } from 'preact/hooks';
import type { Circle } from '../../server/contract/circle.ts';
import type { Route, RouteStep } from '../../server/contract/route.ts';
import { facilityName, openWords } from '../lib/facility-words.ts';
import { limitWords } from '../lib/verdict.ts';
import { Icon } from './icon.tsx';
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
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    // On wide screens the panel scrolls, on phones the page does.
    const panel = heading.current?.closest('.panel');
    panel?.scrollTo({ top: 0 });
    panel?.scrollIntoView({ block: 'start' });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [facility]);

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
          <h2>{t('route.steps')}</h2>
          <ol class="steps">
            {shown.steps.map((step, index) => (
              <StepRow step={step} key={index} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
}

function StepRow({ step }: { readonly step: RouteStep }) {
  const { words } = usePage();
  const { t } = words;
  const { street, note, meters, seconds } = step;
  // Rounded, not rounded up: the steps should not add up to more than the whole.
  const wholeMinutes = Math.round(seconds / 60);
  const noteWords = note ? t(`route.note.${note}`) : null;
  return (
    <li class={note ? 'has-note' : ''}>
      {note ? <Icon name={note} /> : <span class="step-mark" aria-hidden="true" />}
      <span class="row-name">
        {street ?? noteWords ?? t('route.step.unnamed')}
        {street && noteWords && <span class="step-note">{noteWords}</span>}
      </span>
      <span class="row-minutes">
        {meters >= 1 && words.meters(meters)}{' '}
        {wholeMinutes > 0 && <span class="quiet">{words.minutes(wholeMinutes * 60)}</span>}
      </span>
    </li>
  );
}
