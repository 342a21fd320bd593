import { areaName } from '../../lib/planner/area-rows.ts';
import { usePlanner } from './planner-tools.ts';

/** An area's name as a button that brings it into view and opens its card, or lets it go; people in no community have none. */
export function AreaName({ area }: { readonly area: Parameters<typeof areaName>[0] }) {
  const { words, view, change } = usePlanner();
  const { code } = area;
  const name = areaName(area, words);
  if (code === null) return <>{name}</>;
  const chosen = view.area === code;
  return (
    <button
      type="button"
      class="text-button"
      aria-pressed={chosen}
      onClick={() => change({ area: chosen ? undefined : code })}
    >
      {name}
    </button>
  );
}
