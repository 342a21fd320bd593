import { useState } from 'preact/hooks';
import type { Circle, ReachedFacility } from '../../server/contract/circle.ts';
import { facilityName, openWords } from '../lib/facility-words.ts';
import { groupInside, type InsideCategory } from '../lib/inside.ts';
import { ridingProfiles } from '../lib/view-state.ts';
import { usePage } from './words.ts';

interface Props {
  readonly circle: Circle;
  readonly onChoose: (facility: string) => void;
  readonly onPoint: (facility: string | null) => void;
}

/** What lies inside, by group and category. It says everything that the map shows. */
export function InsideList({ circle, onChoose, onPoint }: Props) {
  const { words, facts } = usePage();
  const { t } = words;
  const groups = groupInside(circle, facts);
  return (
    <section class="inside">
      <h2>{ridingProfiles.has(circle.profile) ? t('inside.title-ride') : t('inside.title')}</h2>
      {groups.length === 0 && <p class="quiet">{t('inside.empty')}</p>}
      {groups.map((group) => (
        <section class="group" key={group.code}>
          <h3>
            <span
              class={`dot dot-${facts.groups.findIndex(({ code }) => code === group.code) % 4}`}
              aria-hidden="true"
            />
            {group.name}
          </h3>
          {group.categories.map((category) => (
            <CategoryRows
              category={category}
              key={category.code}
              onChoose={onChoose}
              onPoint={onPoint}
            />
          ))}
        </section>
      ))}
    </section>
  );
}

const shownFirst = 2;

export function CategoryRows({
  category,
  onChoose,
  onPoint,
}: Omit<Props, 'circle'> & { readonly category: InsideCategory }) {
  const { plural, t } = usePage().words;
  const [all, setAll] = useState(false);
  const { facilities } = category;
  const hidden = facilities.length - shownFirst;
  const shown = all || hidden <= 1 ? facilities : facilities.slice(0, shownFirst);
  return (
    <div class="category">
      <h4>
        {category.name} <span class="count">{plural('inside.facilities', facilities.length)}</span>
      </h4>
      <ul class="rows">
        {shown.map((facility) => (
          <FacilityRow
            facility={facility}
            key={facility.id}
            onChoose={onChoose}
            onPoint={onPoint}
          />
        ))}
      </ul>
      {hidden > 1 && (
        <button type="button" class="text-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('inside.less') : plural('inside.more', hidden)}
        </button>
      )}
    </div>
  );
}

function FacilityRow({
  facility,
  onChoose,
  onPoint,
}: Omit<Props, 'circle'> & { readonly facility: ReachedFacility }) {
  const { words, nameOf } = usePage();
  const state = facility.openNow === null ? 'unknown' : facility.openNow ? 'open' : 'closed';
  return (
    <li>
      <button
        type="button"
        class="row"
        onClick={() => onChoose(facility.id)}
        onMouseEnter={() => onPoint(facility.id)}
        onMouseLeave={() => onPoint(null)}
        onFocus={() => onPoint(facility.id)}
        onBlur={() => onPoint(null)}
      >
        <span class="row-name">{facilityName(facility, nameOf, words)}</span>
        <span class={`row-open is-${state}`}>{openWords(facility.openNow, words)}</span>
        <span class="row-minutes">{words.minutes(facility.seconds)}</span>
      </button>
    </li>
  );
}
