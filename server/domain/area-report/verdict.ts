/** What a report says first, as data: whether everybody has the essential set, and what of it is missing or unknown. */
import type { State } from '../coverage/outcomes.ts';
import type { AreaFigures, SetFigures } from './area-figures.ts';

export interface Verdict extends SetFigures {
  state: State;
  /** Categories of the set that everybody has who needs them, in their order. */
  covered: string[];
  /** That somebody lacks for certain, most people first. */
  gap: string[];
  /** That nobody lacks for certain, and of which somebody's state is unknown. */
  unknownCategories: string[];
}

/** Who lacks one is a gap; else who is unknown makes it unknown; nobody counted is unknown. */
export function stateOfSet({ people, incomplete, unknown }: SetFigures): State {
  if (people === null) return 'unknown';
  return incomplete > 0 ? 'gap' : unknown > 0 ? 'unknown' : 'covered';
}

export function verdictOf(figures: AreaFigures): Verdict {
  const { people, complete, incomplete, unknown } = figures;
  const set = figures.categories.filter(({ inSet }) => inSet);
  const codes = (which: typeof set) => which.map(({ code }) => code);
  return {
    state: stateOfSet(figures),
    people,
    complete,
    incomplete,
    unknown,
    covered: codes(set.filter(({ gap, unknown: open }) => gap === 0 && open === 0)),
    gap: codes(set.filter(({ gap }) => gap > 0).sort((a, b) => b.gap - a.gap)),
    unknownCategories: codes(set.filter(({ gap, unknown: open }) => gap === 0 && open > 0)),
  };
}
