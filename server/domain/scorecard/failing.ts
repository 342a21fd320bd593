/** Which communities fail which norms, worst first: what an office has to see to. */
import type { EvaluationTotals } from '../evaluation.ts';
import { criteria } from './criteria.ts';
import type { CommunityInput } from './input.ts';
import type { ScorecardNorms } from './norms.ts';
import type { SixInOne } from './six-in-one.ts';

export interface Failing {
  community: CommunityInput;
  /** Norms that are not met: each kind of facility of the six counts, the six together do not. */
  failing: number;
  /** Norms that nobody can judge for want of a figure that the office could give. */
  withoutFigure: number;
}

/** Communities that fail anything or lack a figure: by how much they fail, then by what they lack, then by code. Cost: some 20 comparisons each. */
export function failingCommunities(
  communities: readonly CommunityInput[],
  given: {
    norms: ScorecardNorms;
    isInDelta(code: string): boolean;
    sixInOne(community: CommunityInput): SixInOne;
    evaluationOf(code: string): EvaluationTotals | null;
  },
): Failing[] {
  const { norms, isInDelta, sixInOne, evaluationOf } = given;
  const found = communities.map((community): Failing => {
    let { missing: failing } = sixInOne(community);
    let withoutFigure = 0;
    const evaluation = evaluationOf(community.code);
    for (const criterion of criteria) {
      if (criterion.applies && !criterion.applies(community, isInDelta(community.code))) continue;
      const { state, why } = criterion.judge(community, norms, evaluation);
      if (state === 'not-met') failing++;
      else if (state === 'no-data' && why === 'figure-missing') withoutFigure++;
    }
    return { community, failing, withoutFigure };
  });
  return found
    .filter(({ failing, withoutFigure }) => failing + withoutFigure > 0)
    .sort(
      (a, b) =>
        b.failing - a.failing ||
        b.withoutFigure - a.withoutFigure ||
        (a.community.code < b.community.code ? -1 : 1),
    );
}
