import { facilitiesIn, type InsideGroup } from '../lib/inside.ts';
import { CategoryRows } from './category-rows.tsx';
import { Icon } from './icon.tsx';
import { usePage } from './words.ts';

interface Props {
  readonly group: InsideGroup;
  /** Position of the group in the data, for its colour. */
  readonly index: number;
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
  readonly onChoose: (facility: string) => void;
  readonly onPoint: (facility: string | null) => void;
}

export const groupHeadingId = (code: string): string => `group-${code}`;

/** A group of categories that folds away. */
export function InsideGroupSection(props: Props) {
  const { group, index, folded, onFold, onChoose, onPoint } = props;
  const { plural } = usePage().words;
  return (
    <section class="group">
      <h3>
        <button
          type="button"
          class="group-fold"
          id={groupHeadingId(group.code)}
          aria-expanded={!folded}
          onClick={() => onFold(!folded)}
        >
          <span class={`dot dot-${index % 4}`} aria-hidden="true" />
          <span>{group.name}</span>
          <span class="count">{plural('inside.facilities', facilitiesIn(group))}</span>
          <Icon name="fold" />
        </button>
      </h3>
      {!folded &&
        group.categories.map((category) => (
          <CategoryRows
            category={category}
            key={category.code}
            onChoose={onChoose}
            onPoint={onPoint}
          />
        ))}
    </section>
  );
}
