import type { RouteStep } from '../../server/contract/route.ts';
import { Icon } from './icon.tsx';
import { usePage } from './words.ts';

/** A way in steps, with what is met on each. */
export function WaySteps({ steps }: { readonly steps: readonly RouteStep[] }) {
  const { t } = usePage().words;
  return (
    <>
      <h2>{t('route.steps')}</h2>
      <ol class="steps">
        {steps.map((step, index) => (
          <StepRow step={step} key={index} />
        ))}
      </ol>
    </>
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
