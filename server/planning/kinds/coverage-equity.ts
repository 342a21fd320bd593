/** How evenly minutes are shared: groups of people, the Lorenz curve, the worst-off tenth. */
import type { Coverage, EquityGroup } from '../../contract/coverage.ts';
import { gini, lorenzCurve, worstTenth, type LorenzPoint } from '../../domain/coverage/equity.ts';
import { figuresOf } from '../../domain/coverage/figures.ts';
import type { Outcomes } from '../../domain/coverage/outcomes.ts';
import type { People } from '../../domain/coverage/people.ts';
import { toldFigures, toldMinutes, toldShare } from './told-figures.ts';

const corners = 101;

export function equityOf(
  people: People,
  outcomes: Outcomes,
  order: Uint32Array,
): Coverage['equity'] {
  const { weights } = people;
  const kind = (rural: number) =>
    weights.people.map((weight, i) => (people.rural[i] === rural ? weight : 0));
  const nobodyKnown = people.count === 0;
  const groups = [
    ['elderly', weights.elderly],
    ['children', weights.children],
    ['nonRegistered', weights.nonRegistered],
    ['urban', kind(0)],
    ['rural', kind(1)],
  ] as const;
  return {
    groups: groups.map(([group, weight]) =>
      groupOf(group, nobodyKnown ? null : weight, outcomes, order),
    ),
    ...minutesShared(outcomes.seconds, weights.people),
  };
}

/** A part that the source does not tell apart is unknown; one that is empty is nobody: 0. */
function groupOf(
  group: EquityGroup['group'],
  weights: Float64Array | null,
  outcomes: Outcomes,
  order: Uint32Array,
): EquityGroup {
  if (!weights)
    return {
      group,
      people: null,
      covered: null,
      gap: null,
      unknown: null,
      meanMinutes: null,
      p90Minutes: null,
    };
  const told = toldFigures(figuresOf(outcomes, weights, order).total);
  const { covered, gap, unknown, meanMinutes, p90Minutes } = told;
  return { group, people: told.people ?? 0, covered, gap, unknown, meanMinutes, p90Minutes };
}

/** Among the people who reach one: whoever reaches none has no minutes. */
function minutesShared(seconds: Float64Array, weights: Float64Array) {
  const reaching = weights.map((weight, i) => (Number.isFinite(seconds[i]!) ? weight : 0));
  const finite = seconds.map((value) => (Number.isFinite(value) ? value : 0));
  const curve = lorenzCurve(finite, reaching);
  return {
    gini: curve && toldShare(gini(curve)),
    lorenz: curve
      ? thinned(curve).map(({ people, value }) => ({
          people: toldShare(people),
          value: toldShare(value),
        }))
      : [],
    worstTenthMinutes: toldMinutes(worstTenth(finite, reaching, 'more')),
  };
}

/** The ends, and the first corner at or past each hundredth of the people. */
export function thinned(curve: readonly LorenzPoint[]): LorenzPoint[] {
  if (curve.length <= corners) return [...curve];
  const kept: LorenzPoint[] = [];
  let next = 0;
  for (const corner of curve) {
    if (corner.people * (corners - 1) < next) continue;
    kept.push(corner);
    next = Math.floor(corner.people * (corners - 1)) + 1;
  }
  return kept;
}
