import type { CategoryInCircle, Circle } from '../../server/contract/circle.ts';
import { facilityName } from '../lib/facility-words.ts';
import { essentials, limitWords } from '../lib/verdict.ts';
import { Icon } from './icon.tsx';
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
      <h2>{state === 'gap' ? t('missing.title') : t('unknown.title')}</h2>
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

function ShortfallRow({
  category,
  circle,
  onChoose,
}: Omit<Props, 'state'> & { readonly category: CategoryInCircle }) {
  const { words, nameOf } = usePage();
  const { t } = words;
  const { nearestSeconds, nearestFacility, state, because } = category;
  const known = circle.facilities.find(({ id }) => id === nearestFacility);
  const nearest =
    nearestSeconds === null
      ? state === 'gap'
        ? t('missing.nowhere', { limit: limitWords(circle.limitMinutes * 2, words) })
        : null
      : t(state === 'gap' ? 'missing.nearest' : 'unknown.nearest', {
          minutes: words.minutes(nearestSeconds),
        });
  const details = [
    state === 'unknown' && because ? t(`unknown.because.${because}`) : null,
    nearest,
    known ? facilityName(known, nameOf, words) : null,
  ].filter((part) => part !== null);
  const body = (
    <>
      <Icon name={state === 'gap' ? 'cross' : 'question'} />
      <span class="row-name">{nameOf(category.code)}</span>
      <span class="row-details">{details.join(' · ')}</span>
    </>
  );
  return (
    <li>
      {nearestFacility === null ? (
        <div class="row">{body}</div>
      ) : (
        <button type="button" class="row" onClick={() => onChoose(nearestFacility)}>
          {body}
          <Icon name="more" />
        </button>
      )}
    </li>
  );
}
