import { useId } from 'preact/hooks';
import { usePlanner } from './planner-tools.ts';

/** The whole essential set, or one category; by the groups of the plan. */
export function CategoryPicker() {
  const { words, facts, view, change } = usePlanner();
  const id = useId();
  return (
    <div class="field planner-category">
      <label class="field-label" for={id}>
        {words.t('planner.category')}
      </label>
      <select
        id={id}
        value={view.category}
        onChange={(event) => change({ category: event.currentTarget.value })}
      >
        <option value="essential">{words.t('planner.essential')}</option>
        {facts.groups.map((group) => (
          <optgroup label={group.name} key={group.code}>
            {facts.categories
              .filter((category) => category.group === group.code)
              .map(({ code, name }) => (
                <option value={code} key={code}>
                  {name}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
