import type { Change } from '../../../../server/contract/scenario.ts';
import type { Position } from '../../view-state.ts';

/** As the service has it. */
export const mostChanges = 100;
export const longestName = 80;
export const longestFacilityName = 100;

export type AddedFacility = Extract<Change, { kind: 'add-facility' }>;
export type Changes = readonly Change[];

/** A change wants a pair of its own. */
export const sent = ([lng, lat]: Position): [number, number] => [lng, lat];

/** An id that no change of the list has: numbers only grow, so that one that was removed is not taken again by chance. */
export function nextFacilityId(changes: Changes): string {
  const numbers = changes.flatMap((change) =>
    change.kind === 'add-facility' ? Number(/^new-(\d+)$/.exec(change.id)?.[1] ?? 0) : [],
  );
  return `new-${Math.max(0, ...numbers) + 1}`;
}

export const addedFacility = (changes: Changes, id: string): AddedFacility | undefined =>
  changes.find(
    (change): change is AddedFacility => change.kind === 'add-facility' && change.id === id,
  );

/** A planned facility is put where it is; one that is there today moves, and moves once however often it is dragged. */
export function withFacilityAt(changes: Changes, facility: string, position: Position): Change[] {
  const at = sent(position);
  const moves = changes.findLastIndex(
    (change) =>
      (change.kind === 'add-facility' && change.id === facility) ||
      (change.kind === 'move-facility' && change.facility === facility),
  );
  if (moves < 0) return [...changes, { kind: 'move-facility', facility, position: at }];
  return changes.map((change, index) =>
    index === moves && 'position' in change ? { ...change, position: at } : change,
  );
}

/** Without one change, and without those that speak of a facility which only it added. */
export function withoutChange(changes: Changes, index: number): Change[] {
  const gone = changes[index];
  return changes.filter(
    (change, at) =>
      at !== index &&
      !(gone?.kind === 'add-facility' && 'facility' in change && change.facility === gone.id),
  );
}

export interface ChangedFacility {
  readonly id: string;
  readonly state: 'planned' | 'moved' | 'closed';
  /** Null for one that closes where it stands today. */
  readonly position: Position | null;
  /** Place in the list of the change that says so. */
  readonly change: number;
}

/** Facilities that a list adds, moves or closes, as they are after the whole of it. */
export function changedFacilities(changes: Changes): ChangedFacility[] {
  const all = new Map<string, ChangedFacility>();
  for (const [change, one] of changes.entries()) {
    if (one.kind === 'add-facility')
      all.set(one.id, { id: one.id, state: 'planned', position: one.position, change });
    else if (one.kind === 'move-facility') {
      const before = all.get(one.facility);
      const state = before?.state === 'planned' ? 'planned' : 'moved';
      all.set(one.facility, { id: one.facility, state, position: one.position, change });
    } else if (one.kind === 'close-facility') {
      const position = all.get(one.facility)?.position ?? null;
      all.set(one.facility, { id: one.facility, state: 'closed', position, change });
    }
  }
  return [...all.values()];
}
