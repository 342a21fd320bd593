import { categoryGroup } from '../lib/inside.ts';
import { CategoryIcon } from './category-icon.tsx';
import { usePage } from './words.ts';

/** The picture of a category on a round ground in the colour of its group. Always beside words. */
export function CategoryTile({ code }: { readonly code: string }) {
  const { facts } = usePage();
  return (
    <span class={`tile tile-${categoryGroup(code, facts) % 4}`} aria-hidden="true">
      <CategoryIcon code={code} />
    </span>
  );
}
