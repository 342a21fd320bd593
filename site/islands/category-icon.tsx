/** The picture of a category, from the sprite in the page (`components/category-sprite.astro`). Always beside words. */
export function CategoryIcon({ code }: { readonly code: string }) {
  return (
    <svg class="category-icon" viewBox="0 0 15 15" aria-hidden="true" focusable="false">
      <use href={`#category-${code}`} />
    </svg>
  );
}
