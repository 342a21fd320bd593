/** The service hall of a street (街道) or town (镇、乡). Other divisions of that level have none by the plan. */
import { compareProducts } from './exact.ts';
import { noFigure, type JudgedNorm, type Judgement } from './criteria.ts';
import type { ScorecardNorms } from './norms.ts';

export interface JudgedHall extends Judgement {
  code: 'hall-street' | 'hall-town';
  unit: 'square-meter';
  norms: JudgedNorm[];
}

export function hallKind(name: string): 'street' | 'town' | null {
  if (name.endsWith('街道')) return 'street';
  return /[镇乡]$/.test(name) ? 'town' : null;
}

export function judgeHall(
  name: string,
  squareMeters: number | null,
  norms: ScorecardNorms,
): JudgedHall | null {
  const kind = hallKind(name);
  if (!kind) return null;
  const norm = norms[`hall-${kind}-area`];
  const row = {
    code: `hall-${kind}`,
    unit: 'square-meter',
    norms: [{ ...norm, bound: 'min' }],
  } satisfies Partial<JudgedHall> as Pick<JudgedHall, 'code' | 'unit' | 'norms'>;
  if (squareMeters === null) return { ...row, ...noFigure };
  const isMet = compareProducts(squareMeters, 1, norm.value, 1) >= 0;
  return {
    ...row,
    state: isMet ? 'met' : 'not-met',
    why: isMet ? null : 'below-norm',
    value: squareMeters,
  };
}
