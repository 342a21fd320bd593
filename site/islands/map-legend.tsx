import { useId, useState } from 'preact/hooks';
import type { Circle } from '../../server/contract/circle.ts';
import { minuteClasses } from '../lib/minute-classes.ts';
import { byWords } from '../lib/verdict.ts';
import { Icon } from './icon.tsx';
import { LegendMarks } from './parts-for-later.ts';
import type { CirclePageModel } from './use-circle-page.ts';
import { usePage } from './words.ts';

interface Props {
  readonly model: CirclePageModel;
  readonly circle: Circle;
  readonly onHideMap: () => void;
  readonly onHelp: () => void;
}

/** What the colours and marks mean, and what the map shows. The colours stand open, the rest unfolds. */
export function MapLegend({ model, circle, onHideMap, onHelp }: Props) {
  const { words } = usePage();
  const { t } = words;
  const [open, setOpen] = useState(false);
  const moreId = useId();
  const streets = circle.streets !== undefined;
  const bounds = streets
    ? minuteClasses(circle.limitMinutes)
    : circle.contours.features.map(({ properties }) => properties.minutes);
  return (
    <div class={`legend${open ? ' is-open' : ''}`}>
      <div class="legend-head">
        <div>
          <span class="legend-title">
            {streets ? t('map.legend-streets') : t('map.legend', { by: byWords(circle, words) })}
          </span>
          <ul>
            {bounds.map((count, index) => (
              <li key={count}>
                <span
                  class={`swatch ${streets ? 'swatch-minutes' : 'swatch'}-${index + 1}`}
                  aria-hidden="true"
                />
                {t('map.legend-band', { count })}
              </li>
            ))}
          </ul>
        </div>
        <button
          type="button"
          class="icon-button legend-toggle"
          aria-expanded={open}
          aria-controls={moreId}
          aria-label={t('map.legend-toggle')}
          title={t('map.legend-toggle')}
          onClick={() => setOpen(!open)}
        >
          <Icon name="legend" />
        </button>
      </div>
      <fieldset class="chips legend-view">
        <legend class="visually-hidden">{t('map.view')}</legend>
        {([undefined, 'streets'] as const).map((show) => (
          <label class="chip" key={show ?? 'area'}>
            <input
              type="radio"
              name="map-view"
              checked={model.view.show === show}
              onChange={() => model.change({ show })}
            />
            {show ? t('map.view-streets') : t('map.view-area')}
          </label>
        ))}
      </fieldset>
      <div class="legend-more" id={moreId} hidden={!open}>
        {open && <LegendMarks />}
        <p class="legend-buttons">
          <button type="button" class="text-button" onClick={onHelp}>
            {t('map.keys')}
          </button>
          <button type="button" class="text-button" onClick={onHideMap}>
            {t('map.hide')}
          </button>
        </p>
      </div>
    </div>
  );
}
