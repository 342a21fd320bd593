import type { CategoryInCircle, Circle } from '../../server/contract/circle.ts';
import { facilityName } from '../lib/facility-words.ts';
import { essentials, limitWords } from '../lib/verdict.ts';
import { CategoryTile } from './category-tile.tsx';
import { Icon } from './icon.tsx';
import { OpenLine } from './open-line.tsx';
import { Comes } from './comes/comes-later.ts';
import { usePage } from './words.ts';

interface Props {
  readonly circle: Circle;
  readonly state: 'gap' | 'unknown';
  readonly onChoose: (facility: string) => void;
}

/** Essential categories without a facility inside: what is missing, or what cannot be judged. */
export function ShortfallList({ circle, state, onChoose }: Props) {
  const { t } = usePage().words;
  const short = essentials(circle).filter((category) => category.state === state);
  if (short.length === 0) return null;
  return (
    <section class={`shortfall shortfall-${state}`}>
      <h2>
        {state === 'gap' ? t('missing.title') : t('unknown.title')}{' '}
        <span class="count">{short.length}</span>
      </h2>
      {state === 'unknown' && <p class="quiet">{t('unknown.lead')}</p>}
      <ul class="rows">
        {short.map((category) => (
          <ShortfallRow
            category={category}
            circle={circle}
            key={category.code}
            onChoose={onChoose}
          />
        ))}
      </ul>
    </section>
  );
}

/** One category and, where there is one up to twice the limit, the nearest place and the way to it. */
function ShortfallRow({
  category,
  circle,
  onChoose,
}: Omit<Props, 'state'> & { readonly category: CategoryInCircle }) {
  const { words, nameOf } = usePage();
  const { t } = words;
  const { code, nearestFacility, nearestSeconds, nearestMeters, state, because } = category;
  const why = state === 'unknown' && because ? t(`unknown.because.${because}`) : null;
  const title = <span class="row-name">{nameOf(code)}</span>;
  if (nearestFacility === null || nearestSeconds === null) {
    const nowhere = t('missing.nowhere', { limit: limitWords(circle.limitMinutes * 2, words) });
    return (
      <li>
        <div class="row">
          <CategoryTile code={code} />
          <span class="row-words">
            {title}
            <span class="row-details">{why ?? nowhere}</span>
          </span>
        </div>
        <Comes category={category} />
      </li>
    );
  }
  const name = facilityName(
    {
      name: category.nearestName,
      nameEn: category.nearestNameEn,
      categories: [code],
    },
    nameOf,
    words,
  );
  return (
    <li>
      <button type="button" class="row" onClick={() => onChoose(nearestFacility)}>
        <CategoryTile code={code} />
        <span class="row-words">
          {title}
          {why && <span class="row-details">{why}</span>}
          <span class="row-details">{t('missing.place', { name })}</span>
          <OpenLine openNow={category.nearestOpenNow} />
        </span>
        <span class="row-numbers">
          <span class="row-minutes">{words.minutes(nearestSeconds)}</span>
          {nearestMeters !== null && <span class="row-meters">{words.meters(nearestMeters)}</span>}
        </span>
        <Icon name="more" />
      </button>
      <Comes category={category} />
    </li>
  );
}
