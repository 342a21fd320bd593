import { useEffect, useRef } from 'preact/hooks';
import type { ChangeEffect, Compare } from '../../../../server/contract/compare.ts';
import type { FacilityAnswer } from '../../../../server/contract/facility.ts';
import { standingName } from '../../../lib/planner/what-if/standing-name.ts';
import type { ChangeForm } from '../../../lib/planner/what-if/change-form.ts';
import { changedFacilities, type Changes } from '../../../lib/planner/what-if/changes.ts';
import { cellLook } from '../../../lib/planner/what-if/compare-words.ts';
import { typedPosition } from '../../../lib/planner/typed-position.ts';
import { asPosition, type Position } from '../../../lib/view-state.ts';
import type { OverlayLine, OverlayMark } from '../../../map/overlay.ts';
import { useOverlay } from '../use-overlay.ts';
import { usePlanner } from '../planner-tools.ts';
import type { KnownNames } from './use-change-names.ts';

/** A mark in the hand: it stays there, whatever answers come meanwhile. */
export interface UnderWay {
  readonly facility: string;
  readonly position: Position;
}

interface Shown {
  readonly changes: Changes;
  readonly effects: readonly ChangeEffect[];
  readonly cells: NonNullable<Compare['cells']>;
  readonly names: KnownNames;
  /** Facilities of today that one may choose from. */
  readonly standing: readonly FacilityAnswer[];
  /** The change that is being filled in; null for none. */
  readonly form: ChangeForm | null;
  readonly underWay?: UnderWay | null;
  /** Absent: nothing can be moved. */
  readonly onMove?: (facility: string, position: Position, done: boolean) => void;
  readonly onPick?: (facility: string) => void;
}

/** Metres across where the population does not tell its grain. */
const usualGrain = 80;

/** Puts the scenario on the map: what it adds, moves and closes, its paths, and the people whose state changes. */
export function useScenarioMap(shown: Shown): void {
  const { words, coverage } = usePlanner();
  const overlay = useOverlay();
  // What a mark does when it is pressed or dragged is asked then, so marks need not be made anew.
  const now = useRef(shown);
  now.current = shown;
  useEffect(() => overlay?.marks([...changedMarks(), ...standingMarks(), ...draftMarks()]));
  useEffect(
    () => overlay?.lines(linesOf(shown)),
    [overlay, shown.changes, shown.effects, shown.form],
  );
  const meters = coverage?.population?.grainMeters ?? usualGrain;
  useEffect(
    () =>
      overlay?.cells(
        shown.cells.flatMap((cell) => {
          const look = cellLook(cell);
          return look ? { position: asPosition(cell.position), look, meters } : [];
        }),
      ),
    [overlay, shown.cells, meters],
  );

  const handAt = (id: string): Position | null =>
    shown.underWay?.facility === id ? shown.underWay.position : null;

  function changedMarks(): OverlayMark[] {
    return changedFacilities(shown.changes).flatMap(({ id, state, position, change }) => {
      const at = handAt(id) ?? position ?? shown.names.today(id);
      if (!at) return [];
      const movable = state !== 'closed' && shown.onMove;
      return {
        id,
        position: at,
        look: state,
        text: state === 'closed' ? '×' : String(change + 1),
        title: words.t(`planner.what-if.mark-${state}`, {
          number: change + 1,
          name: shown.names.facility(id),
        }),
        ...(movable && {
          onMove: (next: Position, done: boolean) => now.current.onMove?.(id, next, done),
        }),
      };
    });
  }

  function standingMarks(): OverlayMark[] {
    const changed = new Set(changedFacilities(shown.changes).map(({ id }) => id));
    const { form } = shown;
    return shown.standing
      .filter(({ id }) => !changed.has(id))
      .map((facility) => {
        const picked = form?.facility === facility.id;
        return {
          id: facility.id,
          position: handAt(facility.id) ?? asPosition(facility.position),
          look: picked ? 'chosen' : 'facility',
          title: standingName(facility, shown.names.nameOf, words),
          onPress: () => now.current.onPick?.(facility.id),
          ...(picked &&
            form?.kind === 'move-facility' && {
              onMove: (next: Position, done: boolean) =>
                now.current.onMove?.(facility.id, next, done),
            }),
        };
      });
  }

  function draftMarks(): OverlayMark[] {
    const at = shown.form && typedPosition(shown.form.place);
    if (!at || shown.form?.kind === 'add-path') return [];
    const look = shown.form?.kind === 'open-gate' ? 'gate' : 'candidate';
    return [{ id: 'draft', position: at, look, title: words.t('planner.what-if.mark-draft') }];
  }
}

function linesOf({ changes, effects, form }: Shown): OverlayLine[] {
  const lines = changes.flatMap((change, index): OverlayLine[] => {
    const line = effects.find(
      (effect) => effect.change === index && effect.kind === change.kind,
    )?.line;
    const id = `change-${index}`;
    if (change.kind === 'add-path')
      return [{ id, look: 'path', positions: (line ?? change.line).map(asPosition) }];
    if (change.kind === 'close-street' && line)
      return [{ id, look: 'closed', positions: line.map(asPosition) }];
    return [];
  });
  if (form?.kind === 'add-path' && form.line.length > 0)
    lines.push({ id: 'draft', look: 'draft', positions: form.line });
  return lines;
}
