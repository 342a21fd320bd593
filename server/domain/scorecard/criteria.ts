/** One community against one norm. Light enough to be asked for every community of the province. */
import type { RowReason, RowState, RowUnit } from '../../contract/scorecard.ts';
import type { EvaluationTotals } from '../evaluation.ts';
import { compareProducts, readable } from './exact.ts';
import type { CommunityInput } from './input.ts';
import type { ScorecardNorm, ScorecardNorms } from './norms.ts';

export interface Judgement {
  state: RowState;
  why: RowReason | null;
  /** Rounded for reading, towards the failing side; null without data. */
  value: number | null;
}

export interface JudgedNorm extends ScorecardNorm {
  bound: 'min' | 'above' | 'max';
}

export interface Criterion {
  code: string;
  unit: RowUnit;
  norms(community: CommunityInput, norms: ScorecardNorms): JudgedNorm[];
  judge(
    community: CommunityInput,
    norms: ScorecardNorms,
    evaluation: EvaluationTotals | null,
  ): Judgement;
  /** Whether the plan speaks of such communities at all. */
  applies?(community: CommunityInput, inDelta: boolean): boolean;
  /** The clause where all of its norms are assumptions. */
  clause?: string;
  /** Judged for an area's average and never for one community. */
  averageOnly?: true;
}

export const noFigure: Judgement = { state: 'no-data', why: 'figure-missing', value: null };
const noHouseholds: Judgement = { state: 'no-data', why: 'no-households', value: null };

const judged = (met: boolean, why: RowReason, value: number): Judgement =>
  met ? { state: 'met', why: null, value } : { state: 'not-met', why, value };

const min = (norm: ScorecardNorm): JudgedNorm => ({ ...norm, bound: 'min' });

/** The figure itself is the value: at least the norm. */
function atLeast(
  code: string,
  unit: RowUnit,
  figure: (community: CommunityInput) => number | null,
  norm: (norms: ScorecardNorms, community: CommunityInput) => ScorecardNorm,
  applies?: Criterion['applies'],
): Criterion {
  return {
    code,
    unit,
    norms: (community, norms) => [min(norm(norms, community))],
    judge: (community, norms) => {
      const value = figure(community);
      if (value === null) return noFigure;
      const sign = compareProducts(value, 1, norm(norms, community).value, 1);
      return judged(sign >= 0, 'below-norm', value);
    },
    ...(applies ? { applies } : {}),
  };
}

/** A part of a whole in per cent: at least the norm. */
function share(
  code: string,
  part: (community: CommunityInput) => number | null,
  whole: (community: CommunityInput) => number | null,
  norm: (norms: ScorecardNorms) => ScorecardNorm,
  more: Pick<Criterion, 'applies' | 'clause'> = {},
): Criterion {
  return {
    code,
    unit: 'percent',
    norms: (_, norms) => [min(norm(norms))],
    judge: (community, norms) => {
      const parts = part(community),
        all = whole(community);
      if (parts === null || all === null || all === 0) return noFigure;
      const sign = compareProducts(parts, 100, norm(norms).value, all);
      return judged(sign >= 0, 'below-norm', readable(parts, 100, all, 'down'));
    },
    ...more,
  };
}

/** Square metres per 100 households: towns at least the norm, villages more than it (农村社区适当增加面积). */
function area(
  code: string,
  squareMeters: (community: CommunityInput) => number | null,
  norm: (norms: ScorecardNorms) => ScorecardNorm,
): Criterion {
  return {
    code,
    unit: 'square-meter-per-100-households',
    norms: ({ kind }, norms) => [{ ...norm(norms), bound: kind === 'rural' ? 'above' : 'min' }],
    judge: (community, norms) => {
      const meters = squareMeters(community),
        { households, kind } = community;
      if (meters === null || households === null) return noFigure;
      if (households === 0) return noHouseholds;
      const sign = compareProducts(meters, 100, norm(norms).value, households);
      const value = readable(meters, 100, households, 'down');
      if (kind === 'rural' && sign === 0) return { state: 'not-met', why: 'not-above-norm', value };
      return judged(sign >= 0, 'below-norm', value);
    },
  };
}

const committee: Criterion = {
  code: 'committee',
  unit: 'person',
  norms: ({ kind }, norms) => [
    min(norms[`committee-${kind}-min`]),
    { ...norms[`committee-${kind}-max`], bound: 'max' },
  ],
  judge: ({ committeeMembers: members, kind }, norms) => {
    if (members === null) return noFigure;
    if (members < norms[`committee-${kind}-min`].value) return judged(false, 'below-norm', members);
    return judged(members <= norms[`committee-${kind}-max`].value, 'above-norm', members);
  },
};

const fullTimeWorkers: Criterion = {
  code: 'households-per-worker',
  unit: 'household-per-worker',
  norms: (_, norms) => [{ ...norms['households-per-worker'], bound: 'max' }],
  judge: ({ households, fullTimeWorkers: workers }, norms) => {
    if (households === null || workers === null) return noFigure;
    if (households === 0) return noHouseholds;
    const { value: most } = norms['households-per-worker'];
    if (workers === 0) return { state: 'not-met', why: 'above-norm', value: null };
    const sign = compareProducts(households, 1, most, workers);
    return judged(sign <= 0, 'above-norm', readable(households, 1, workers, 'up'));
  },
};

const evaluation: Criterion = {
  code: 'evaluation',
  unit: 'score',
  clause: '四(四)',
  norms: (_, norms) => [min(norms['evaluation-average'])],
  judge: (_, norms, totals) => {
    const least = norms['evaluation-answers'].value;
    if (totals === null || totals.answers < least)
      return { state: 'no-data', why: 'too-few-answers', value: null };
    const sign = compareProducts(totals.sum, 1, norms['evaluation-average'].value, totals.scores);
    return judged(sign >= 0, 'below-norm', readable(totals.sum, 1, totals.scores, 'down'));
  },
};

/** The plan sets these for the average of an area: of one community the figure is only shown. */
function shownOnly(criterion: Criterion): Criterion {
  return {
    ...criterion,
    averageOnly: true,
    judge: (community, norms, totals) => {
      const { value, state, why } = criterion.judge(community, norms, totals);
      return state === 'no-data'
        ? { value, state, why }
        : { value, state: 'not-judged', why: 'judged-as-average' };
    },
  };
}

export const criteria: readonly Criterion[] = [
  area(
    'indoor-area',
    (c) => c.indoorSquareMeters,
    (norms) => norms['service-room-area'],
  ),
  area(
    'outdoor-area',
    (c) => c.outdoorSquareMeters,
    (norms) => norms['outdoor-area'],
  ),
  committee,
  atLeast(
    'committee-women',
    'person',
    (c) => c.committeeWomen,
    (norms) => norms['committee-rural-women'],
    ({ kind }) => kind === 'rural',
  ),
  fullTimeWorkers,
  atLeast(
    'social-workers',
    'person',
    (c) => c.socialWorkers,
    (norms, { kind }) => norms[`social-workers-${kind}`],
  ),
  share(
    'volunteers',
    (c) => c.registeredVolunteers,
    (c) => c.residents,
    (norms) => norms['volunteers-share'],
  ),
  share(
    'participation',
    (c) => c.participantsThisYear,
    (c) => c.residents,
    (norms) => norms['participation-share'],
  ),
  atLeast(
    'online-items',
    'percent',
    (c) => c.onlineItemsPercent,
    (norms, { kind }) => norms[`online-items-${kind}`],
  ),
  shownOnly(
    share(
      'property-management',
      (c) => c.propertyManagedDwellings,
      (c) => c.dwellings,
      (norms) => norms['property-management'],
      { applies: (_, inDelta) => inDelta, clause: '三(三)2' },
    ),
  ),
  shownOnly(
    atLeast(
      'organisations',
      'organisation',
      (c) => c.socialOrganisations,
      (norms) => norms.organisations,
    ),
  ),
  shownOnly(
    share(
      'household-workers',
      (c) => c.certifiedHouseholdWorkers,
      (c) => c.householdWorkers,
      (norms) => norms['household-workers-certified'],
    ),
  ),
  evaluation,
];

export function clauseOf(norms: readonly JudgedNorm[], criterion: { clause?: string }) {
  return norms.find(({ clause }) => clause !== null)?.clause ?? criterion.clause ?? null;
}
