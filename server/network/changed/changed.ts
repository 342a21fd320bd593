/** A network with streets added, closed and gates opened, beside the old one, which stays as it is. */
import type { Position } from '../../geo/position.ts';
import type { BuildNorms } from '../build/snappable.ts';
import type { Network } from '../network.ts';
import { Draft } from './draft.ts';
import { finishDraft } from './finish.ts';
import { closeStreet, openGate, type StepResult } from './open-close.ts';
import { addPath, type PathKind, type PathResult } from './path.ts';

export type StreetChange =
  | { kind: 'add-path'; line: readonly Position[]; path: PathKind }
  | { kind: 'open-gate'; position: Position }
  | { kind: 'close-street'; position: Position };

/** What each change came to, in their order. */
export type StreetEffect = Extract<StepResult, { ok: true }> | Extract<PathResult, { ok: true }>;

export type ChangedNetwork =
  | { ok: true; network: Network; effects: StreetEffect[] }
  | {
      ok: false;
      change: number;
      fault: Extract<StepResult, { ok: false }> | Extract<PathResult, { ok: false }>;
    };

/**
 * Changes are made in their order: a later path may join an earlier one. All or nothing.
 * @param anchors positions of facilities, as for an import
 */
export function changedNetwork(
  network: Network,
  changes: readonly StreetChange[],
  anchors: readonly Position[],
  norms: BuildNorms,
): ChangedNetwork {
  const draft = new Draft(network);
  const effects: StreetEffect[] = [];
  for (const [i, change] of changes.entries()) {
    const result = make(draft, change, norms);
    if (!result.ok) return { ok: false, change: i, fault: result };
    effects.push(result);
  }
  return { ok: true, network: finishDraft(draft, anchors, norms), effects };
}

function make(draft: Draft, change: StreetChange, norms: BuildNorms): StepResult | PathResult {
  if (change.kind === 'add-path')
    return addPath(draft, change.line, change.path, norms.snapLimitMeters);
  return change.kind === 'open-gate'
    ? openGate(draft, change.position)
    : closeStreet(draft, change.position);
}
