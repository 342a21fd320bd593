/** An area's scorecard: how many of its communities meet each norm, how many do not, and how many cannot be judged for want of data. */
import type { RowState } from '../../contract/scorecard.ts';
import type { EvaluationTotals } from '../evaluation.ts';
import { Averages, type Average } from './averages.ts';
import { clauseOf, criteria } from './criteria.ts';
import { judgeHall } from './hall.ts';
import type { CommunityInput } from './input.ts';
import type { ScorecardNorms } from './norms.ts';
import { sixInOneCodes, type SixInOne } from './six-in-one.ts';

export interface RollUpCount {
  code: string;
  clause: string | null;
  met: number;
  notMet: number;
  noData: number;
  /** Circles that are still to be worked out (anew): without data, or counted by their former result. */
  notComputed: number;
}

export interface RollUp {
  rows: RollUpCount[];
  averages: Average[];
  notComputed: number;
}

export interface RollUpQuestion {
  communities: readonly CommunityInput[];
  /** Streets and towns within the area, with their halls. */
  halls: readonly { name: string; squareMeters: number | null }[];
  norms: ScorecardNorms;
  isInDelta(code: string): boolean;
  /** `isOpen`: a search is still to be made; former facts may stand in. */
  sixInOne(community: CommunityInput): { six: SixInOne; isOpen: boolean };
  evaluationOf(code: string): EvaluationTotals | null;
}

/** What the plan judges of each community; the rest stands among the averages. */
const counting = criteria.filter(({ averageOnly }) => !averageOnly);

export function rollUp(question: RollUpQuestion): RollUp {
  const { communities, norms, isInDelta } = question;
  const six = sixInOneCodes.map((code) => emptyCount(`six-in-one-${code}`));
  const allSix = emptyCount('six-in-one');
  const counted = counting.map(({ code }) => emptyCount(code));
  const averages = new Averages();
  let open = 0;
  for (const community of communities) {
    const { six: facts, isOpen } = question.sixInOne(community);
    if (isOpen) open++;
    facts.entries.forEach(({ state }, i) => countIn(six[i]!, state, isOpen));
    countIn(allSix, stateOfSix(facts), isOpen);
    const inDelta = isInDelta(community.code);
    const evaluation = question.evaluationOf(community.code);
    for (let i = 0; i < counting.length; i++) {
      const criterion = counting[i]!;
      if (criterion.applies && !criterion.applies(community, inDelta)) continue;
      countIn(counted[i]!, criterion.judge(community, norms, evaluation).state, false);
    }
    averages.add(community, inDelta);
  }
  const clause = norms['six-in-one'].clause;
  const sample = communities[0];
  const rows = counting.map((criterion, i) => ({
    ...counted[i]!,
    clause: sample ? clauseOf(criterion.norms(sample, norms), criterion) : null,
  }));
  return {
    rows: [
      ...[allSix, ...six].map((row) => ({ ...row, clause })),
      ...rows.filter(({ met, notMet, noData }) => met + notMet + noData > 0),
      ...hallCounts(question),
    ],
    averages: averages.done(norms),
    notComputed: open,
  };
}

/** All six present; or one surely missing; else it cannot be said. */
export function stateOfSix({ present, missing }: SixInOne): 'met' | 'not-met' | 'no-data' {
  if (missing > 0) return 'not-met';
  return present === sixInOneCodes.length ? 'met' : 'no-data';
}

function hallCounts({ halls, norms }: RollUpQuestion): RollUpCount[] {
  const counts = new Map<string, RollUpCount>();
  for (const { name, squareMeters } of halls) {
    const hall = judgeHall(name, squareMeters, norms);
    if (!hall) continue;
    const count = counts.get(hall.code) ?? {
      ...emptyCount(hall.code),
      clause: hall.norms[0]!.clause,
    };
    countIn(count, hall.state, false);
    counts.set(hall.code, count);
  }
  return [...counts.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function emptyCount(code: string): RollUpCount {
  return { code, clause: null, met: 0, notMet: 0, noData: 0, notComputed: 0 };
}

function countIn(count: RollUpCount, state: RowState, isOpen: boolean): void {
  if (state === 'met') count.met++;
  else if (state === 'not-met') count.notMet++;
  else count.noData++;
  if (isOpen) count.notComputed++;
}
