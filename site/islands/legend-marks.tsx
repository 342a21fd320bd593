import { usePage } from './words.ts';

/** The groups of places by colour, and what the look of a mark says. */
export function LegendMarks() {
  const { words, facts } = usePage();
  const { t } = words;
  return (
    <>
      <ul class="legend-marks">
        {facts.groups.map(({ code, name }, index) => (
          <li key={code}>
            <span class={`mark-sample place-${index % 4}`} aria-hidden="true" />
            {name}
          </li>
        ))}
      </ul>
      <ul class="legend-marks legend-states">
        {(['closed', 'outside', 'cluster'] as const).map((state) => (
          <li key={state}>
            <span class={`mark-sample place-0 is-${state}`} aria-hidden="true">
              {state === 'cluster' && '9'}
            </span>
            {t(`map.mark.${state}`)}
          </li>
        ))}
      </ul>
      <p class="legend-note">{t('map.legend-list-says')}</p>
    </>
  );
}
