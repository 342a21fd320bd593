import { useState } from 'preact/hooks';
import type { InsideCategory } from '../lib/inside.ts';
import { CategoryTile } from './category-tile.tsx';
import { FacilityRow } from './facility-row.tsx';
import { Comes } from './comes/comes-later.ts';
import { usePage } from './words.ts';

interface Props {
  readonly category: InsideCategory;
  readonly onChoose: (facility: string) => void;
  readonly onPoint: (facility: string | null) => void;
}

const shownFirst = 2;
/** Five hundred rows at once would make a cheap phone stumble. */
const shownMore = 40;

/** A category and its nearest facilities; the others on demand. */
export function CategoryRows({ category, onChoose, onPoint }: Props) {
  const { plural, t } = usePage().words;
  const [most, setMost] = useState(shownFirst);
  const { code, name, facilities } = category;
  // A button for a single row would take the room of that row.
  const shown = facilities.length <= most + 1 ? facilities : facilities.slice(0, most);
  const hidden = facilities.length - shown.length;
  const unfolded = most > shownFirst;
  return (
    <div class="category">
      <h4 class="category-name">
        <CategoryTile code={code} />
        <span>{name}</span>{' '}
        <span class="count">{plural('inside.facilities', facilities.length)}</span>
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
      <Comes category={{ code, state: 'covered' }} />
      {(hidden > 0 || (unfolded && facilities.length > shownFirst + 1)) && (
        <button
          type="button"
          class="text-button more-button"
          aria-expanded={unfolded}
          onClick={() => setMost(hidden > 0 ? most + shownMore : shownFirst)}
        >
          {hidden > 0 ? plural('inside.more', hidden) : t('inside.less')}
        </button>
      )}
    </div>
  );
}
