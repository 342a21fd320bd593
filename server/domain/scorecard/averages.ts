/** What the plan sets for averages and whole areas, over the communities that gave their figures. */
import type { RowReason, RowState, RowUnit } from '../../contract/scorecard.ts';
import type { JudgedNorm } from './criteria.ts';
import { compareProducts, readable } from './exact.ts';
import type { CommunityInput } from './input.ts';
import type { ScorecardNorm, ScorecardNorms } from './norms.ts';

export interface Average {
  code: string;
  unit: RowUnit;
  norms: JudgedNorm[];
  clause: string | null;
  value: number | null;
  state: RowState;
  why: RowReason | null;
  /** Communities in the value, and those that gave nothing. */
  counted: number;
  missing: number;
}

/** Part and whole of an average: `part / whole × times`. */
interface Sum {
  part: number;
  whole: number;
  counted: number;
  missing: number;
}

export class Averages {
  private readonly organisations = emptySum();
  private readonly certified = emptySum();
  private readonly sites = emptySum();
  private readonly managed = emptySum();

  add(community: CommunityInput, inDelta: boolean): void {
    const { socialOrganisations: organisations } = community;
    addTo(this.organisations, organisations, organisations === null ? null : 1);
    addTo(this.certified, community.certifiedHouseholdWorkers, community.householdWorkers);
    addTo(this.sites, community.hasSite ? 1 : 0, 1);
    if (inDelta) addTo(this.managed, community.propertyManagedDwellings, community.dwellings);
  }

  done(norms: ScorecardNorms): Average[] {
    const { organisations, certified, sites, managed } = this;
    const inDelta = managed.counted + managed.missing > 0;
    return [
      judged('organisations-average', 'organisation', organisations, 1, norms.organisations),
      judged(
        'household-workers-certified',
        'percent',
        certified,
        100,
        norms['household-workers-certified'],
      ),
      judged('community-sites', 'percent', sites, 100, norms['community-sites']),
      ...(inDelta
        ? [
            {
              ...judged(
                'property-management-share',
                'percent',
                managed,
                100,
                norms['property-management'],
              ),
              clause: norms['property-management'].clause ?? '三(三)2',
            },
          ]
        : []),
    ];
  }
}

function emptySum(): Sum {
  return { part: 0, whole: 0, counted: 0, missing: 0 };
}

function addTo(sum: Sum, part: number | null, whole: number | null): void {
  if (part === null || whole === null) {
    sum.missing++;
    return;
  }
  sum.part += part;
  sum.whole += whole;
  sum.counted++;
}

function judged(
  code: string,
  unit: RowUnit,
  { part, whole, counted, missing }: Sum,
  times: number,
  norm: ScorecardNorm,
): Average {
  const head = {
    code,
    unit,
    norms: [{ ...norm, bound: 'min' as const }],
    clause: norm.clause,
    counted,
    missing,
  };
  if (whole === 0) return { ...head, value: null, state: 'no-data', why: 'figure-missing' };
  const isMet = compareProducts(part, times, norm.value, whole) >= 0;
  return {
    ...head,
    value: readable(part, times, whole, 'down'),
    state: isMet ? 'met' : 'not-met',
    why: isMet ? null : 'below-norm',
  };
}
