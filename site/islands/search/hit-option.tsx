import { CategoryIcon } from '../category-icon.tsx';
import type { IconName } from '../../lib/icon-shapes.ts';
import { Icon } from '../icon.tsx';
import { usePage } from '../words.ts';
import { marked } from '../../lib/marked.ts';
import type { RecentPlace } from '../../lib/recent-places.ts';

const icons = {
  position: 'locate',
  category: 'more',
  community: 'home',
  place: 'map',
  street: 'street',
  facility: 'pin',
  notice: 'legend',
  guide: 'legend',
} as const satisfies Record<RecentPlace['kind'], IconName>;

interface Props {
  readonly id: string;
  readonly hit: RecentPlace & { readonly meters?: number; readonly link?: string };
  readonly typed: string;
  readonly active: boolean;
  readonly onChoose: () => void;
  readonly onPoint: () => void;
}

/** A division outside every region is known by name alone: it can be read, not started from. What has a page leads there. */
export const canChoose = ({ kind, position, link }: RecentPlace & { link?: string }): boolean =>
  kind === 'category' || position !== null || link !== undefined;

export function HitOption({ id, hit, typed, active, onChoose, onPoint }: Props) {
  const { words, nameOf } = usePage();
  const { t, lang, meters } = words;
  const english = lang === 'en';
  const name = hit.kind === 'category' && hit.category ? nameOf(hit.category) : hit.name;
  const parts = marked(name, typed);
  const choosable = canChoose(hit);
  const shown = [
    t(`search.kind.${hit.kind}`),
    english && hit.kind !== 'category' ? hit.nameEn : undefined,
    hit.kind === 'category' ? undefined : hit.detail[english ? 'en' : 'zh'],
  ];
  return (
    <div
      role="option"
      id={id}
      class={`hit${active ? ' is-active' : ''}`}
      aria-selected={active}
      aria-disabled={!choosable}
      // Pressing must not take the focus out of the field.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={onPoint}
      onClick={onChoose}
    >
      {hit.category ? <CategoryIcon code={hit.category} /> : <Icon name={icons[hit.kind]} />}
      <span class="hit-words">
        <span class="hit-name">
          {parts ? (
            <>
              {parts[0]}
              <mark>{parts[1]}</mark>
              {parts[2]}
            </>
          ) : (
            name
          )}
        </span>
        <span class="hit-detail">{shown.filter(Boolean).join(' · ')}</span>
        {!choosable && <span class="hit-nowhere">{t('search.nowhere')}</span>}
      </span>
      {hit.meters !== undefined && <span class="hit-distance">{meters(hit.meters)}</span>}
    </div>
  );
}
