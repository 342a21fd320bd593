/** All rows of one community's scorecard, in the order in which they are read. */
import type { RowUnit } from '../../contract/scorecard.ts';
import type { EvaluationTotals } from '../evaluation.ts';
import { clauseOf, criteria, type JudgedNorm, type Judgement } from './criteria.ts';
import type { CommunityInput } from './input.ts';
import type { ScorecardNorms } from './norms.ts';
import { stateOfSix } from './roll-up.ts';
import { sixInOneCodes, type SixInOne } from './six-in-one.ts';

export interface JudgedRow extends Judgement {
  code: string;
  unit: RowUnit;
  norms: JudgedNorm[];
  clause: string | null;
  /** Six-in-one only. */
  facility?: { id: string; name: string | null } | null;
  nearestMinutes?: number | null;
}

export function communityRows(
  community: CommunityInput,
  given: {
    norms: ScorecardNorms;
    inDelta: boolean;
    six: SixInOne;
    evaluation: EvaluationTotals | null;
  },
): JudgedRow[] {
  const { norms, inDelta, six, evaluation } = given;
  const judged = criteria
    .filter(({ applies }) => !applies || applies(community, inDelta))
    .map((criterion): JudgedRow => {
      const own = criterion.norms(community, norms);
      return {
        code: criterion.code,
        unit: criterion.unit,
        norms: own,
        clause: clauseOf(own, criterion),
        ...criterion.judge(community, norms, evaluation),
      };
    });
  return [...sixRows(community, six, norms), ...judged];
}

function sixRows({ kind }: CommunityInput, six: SixInOne, norms: ScorecardNorms): JudgedRow[] {
  const all = norms['six-in-one'];
  const state = stateOfSix(six);
  const limit: JudgedNorm = { ...norms[`limit-${kind}`], bound: 'max' };
  const firstOpen = six.entries.find((entry) => entry.state === 'no-data');
  const whole: JudgedRow = {
    code: 'six-in-one',
    unit: 'facility',
    norms: [{ ...all, bound: 'min' }],
    clause: all.clause,
    // What cannot be said is not counted as missing: without data there is no number at all.
    value: six.entries.every((entry) => entry.state === 'no-data') ? null : six.present,
    state,
    why: state === 'met' ? null : state === 'not-met' ? 'beyond-limit' : (firstOpen?.why ?? null),
  };
  const single = six.entries.map(({ code, ...entry }): JudgedRow => ({
    code: `six-in-one-${code}`,
    unit: 'minute',
    norms: [limit],
    clause: all.clause,
    value: entry.nearestMinutes,
    ...entry,
  }));
  return [whole, ...single.slice(0, sixInOneCodes.length)];
}
