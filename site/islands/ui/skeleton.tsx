/** Grey lines where words will stand; the words around it say that something is on its way. */
export function Skeleton({ lines = 2 }: { readonly lines?: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: lines }, (_, index) => (
        <div class={`skeleton${index === lines - 1 ? ' skeleton-short' : ''}`} key={index} />
      ))}
    </div>
  );
}
