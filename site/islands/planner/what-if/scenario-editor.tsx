import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ScenarioAnswer } from '../../../../server/contract/scenario.ts';
import {
  asksFacility,
  emptyForm,
  pressedAt,
  takesPresses,
  type ChangeForm,
} from '../../../lib/planner/what-if/change-form.ts';
import { comparedCategory } from '../../../lib/planner/what-if/compare-question.ts';
import { withFacilityAt, withoutChange } from '../../../lib/planner/what-if/changes.ts';
import type { Position } from '../../../lib/view-state.ts';
import { usePlanner } from '../planner-tools.ts';
import { ChangeFields } from './change-fields.tsx';
import { ChangeList } from './change-list.tsx';
import { ChangeKinds } from './change-kinds.tsx';
import { ComparePart } from './compare-part.tsx';
import { ScenarioHead } from './scenario-head.tsx';
import { useComparison } from './use-comparison.ts';
import { useDraft } from './use-draft.ts';
import { useFacilities } from './use-facilities.ts';
import { useLive } from './use-live.ts';
import { usePresses } from './use-presses.ts';
import { useChangeNames } from './use-change-names.ts';
import { useScenarioMap, type UnderWay } from './use-scenario-map.ts';

/** One's own scenario: its changes, a form for the next one, and what it all does to people. */
export function ScenarioEditor({ first }: { readonly first: ScenarioAnswer }) {
  const { view, follow, words } = usePlanner();
  const draft = useDraft(first);
  const { changes } = draft;
  const compared = useMemo(() => ({ changes }), [changes]);
  const comparison = useComparison(compared);
  const { live, drag, rest } = useLive();
  const [form, setForm] = useState<ChangeForm | null>(null);
  const [underWay, setUnderWay] = useState<UnderWay | null>(null);
  const names = useChangeNames(changes);
  const standing = useFacilities(form && asksFacility(form) ? form.category : null);

  // What makes the whole impossible is not kept: a link to the scenario would show nothing.
  const answered = comparison.answered === changes && !comparison.refused;
  const isWaiting = draft.state === 'waits';
  useEffect(() => {
    if (answered && isWaiting) draft.save();
  }, [answered, isWaiting, draft.name, changes]);
  useEffect(() => {
    follow({ id: first.id, version: draft.version, name: draft.name });
  }, [draft.version]);
  // The figures of the drag stand until those of the place where it rests are there, or it is refused.
  useEffect(() => {
    if (!comparison.busy) rest();
  }, [comparison.busy, comparison.compare]);

  usePresses(form !== null && takesPresses(form) && view.tab === 'what-if', (position) =>
    setForm((open) => open && pressedAt(open, position)),
  );
  const moved = (facility: string, position: Position, done: boolean) => {
    const next = withFacilityAt(changes, facility, position);
    drag(next);
    setUnderWay(done ? null : { facility, position });
    if (!done) return;
    draft.set(next);
    if (form?.kind === 'move-facility' && form.facility === facility) setForm(null);
  };
  useScenarioMap({
    changes,
    effects: comparison.compare?.effects ?? [],
    cells: live ? [] : (comparison.compare?.cells ?? []),
    names,
    standing,
    form,
    underWay,
    onMove: moved,
    onPick: (facility) => setForm((open) => open && { ...open, facility }),
  });

  return (
    <>
      <ScenarioHead scenario={first} draft={draft} refused={comparison.refused !== null} />
      <ChangeList
        changes={changes}
        effects={comparison.compare?.effects ?? []}
        names={names}
        refused={comparison.refused}
        moving={live?.refused ?? null}
        onRemove={(index) => {
          draft.set(withoutChange(changes, index));
        }}
        undo={draft.undo}
      />
      {form ? (
        <ChangeFields
          form={form}
          changes={changes}
          names={names}
          standing={standing}
          onForm={setForm}
          onAdd={(next) => {
            draft.set(next);
            setForm(null);
          }}
        />
      ) : (
        <ChangeKinds
          onChoose={(kind) =>
            setForm({
              ...emptyForm(kind, comparedCategory(view)),
              ...(kind === 'add-facility' && {
                name: words.t('planner.what-if.new-name', { number: changes.length + 1 }),
              }),
            })
          }
        />
      )}
      <ComparePart comparison={comparison} live={live?.compare ?? null} />
    </>
  );
}
