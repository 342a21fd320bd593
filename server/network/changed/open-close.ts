/** A gate that is opened, and a street that is closed. */
import { unitsPerDegree, type Position } from '../../geo/position.ts';
import { everybody } from '../barrier.ts';
import { edgeFlag, notAStreet } from '../flags.ts';
import { isClosed } from '../opened.ts';
import type { Draft } from './draft.ts';
import { nearestInDraft } from './nearest.ts';

/** A click this far off still means the gate or the street. */
export const meantWithinMeters = 50;

export type StepResult =
  | { ok: true; position: Position; name: string; meters: number; line: Position[] }
  | { ok: false; reason: 'no-closed-gate-near' | 'no-street-near' };

/**
 * The nearest closed gate lets everybody through, wheels too: a gate is its node and one copy for each street that ends there, and the edges
 * between them are all opened.
 */
export function openGate(draft: Draft, at: Position): StepResult {
  const found = nearest(
    draft,
    at,
    (flags) => (flags & edgeFlag.gate) !== 0 && isClosed(flags) && (flags & edgeFlag.foot) === 0,
  );
  if (!found) return { ok: false, reason: 'no-closed-gate-near' };
  const { to } = draft.edge(found.edge);
  let name = '';
  for (const edge of draft.edgesAt(to)) {
    const flags = draft.flags(edge);
    if ((flags & edgeFlag.gate) === 0) continue;
    draft.setFlags(edge, flags | everybody);
    name ||= draft.base.names[draft.edge(edge).name] ?? '';
  }
  const position: Position = [draft.lng(to) / unitsPerDegree, draft.lat(to) / unitsPerDegree];
  return { ok: true, position, name, meters: 0, line: [position] };
}

/** Cars' one-way rules, signals and crossings mean nothing on a street that nobody may use. */
const ofTravellers =
  everybody | edgeFlag.bikePushed | edgeFlag.crossing | edgeFlag.signalAtFrom | edgeFlag.signalAtTo;

/** The nearest street, from junction to junction, is closed to everybody; a line across a square is no street of its own. */
export function closeStreet(draft: Draft, at: Position): StepResult {
  const found = nearest(
    draft,
    at,
    (flags) => (flags & everybody) !== 0 && (flags & (notAStreet | edgeFlag.acrossArea)) === 0,
  );
  if (!found) return { ok: false, reason: 'no-street-near' };
  const { lng, lat, name, flags, lengthMeters } = draft.edge(found.edge);
  draft.setFlags(found.edge, (flags & ~ofTravellers) | edgeFlag.closed);
  const line = Array.from(lng, (x, i): Position => [x / unitsPerDegree, lat[i]! / unitsPerDegree]);
  return {
    ok: true,
    position: at,
    name: draft.base.names[name] ?? '',
    meters: lengthMeters,
    line,
  };
}

function nearest(draft: Draft, [lng, lat]: Position, isMeant: (flags: number) => boolean) {
  return nearestInDraft(
    draft,
    Math.round(lng * unitsPerDegree),
    Math.round(lat * unitsPerDegree),
    meantWithinMeters,
    isMeant,
  );
}
