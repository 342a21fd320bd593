import { useEffect, useId, useState } from 'preact/hooks';
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

/** Wide enough for the whole legend beside the circle. */
const wide = '(min-width: 860px)';

/** What the colours and marks mean, and what the map shows. On phones only the colours stand open. */
export function MapLegend({ model, circle, onHideMap, onHelp }: Props) {
  const { words } = usePage();
  const { t } = words;
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(matchMedia(wide).matches), []);
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
      <div class="legend-more" id={moreId} hidden={!open}>
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
