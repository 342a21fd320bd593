/** What is said of a group of people about one category: how many by state, and their minutes. */
import { stateOfTally, tally, type Outcomes, type State, type Tally } from './outcomes.ts';

export interface Figures extends Tally {
  state: State;
  /** Of the people who reach a facility; null where nobody does. */
  meanSeconds: number | null;
  /** Within which nine in ten of those near a street reach one; null where fewer ever do. */
  p90Seconds: number | null;
}

/** Sums of weights are compared up to this part of the whole: ten tenths are one. */
const rounding = 1e-9;
const ninety = 0.9;

/**
 * Of each area by its number, and of all of them together. An area without people says so.
 * @param areaOf number of each person's area; null: nobody asks for areas
 * @param order persons by their seconds (`order.ts`)
 * Cost: three passes over people.
 */
export function figuresOf(
  { outcome, seconds }: Outcomes,
  weights: Float64Array,
  order: Uint32Array,
  areaOf: Int32Array | null = null,
  areas = 0,
): { total: Figures; areas: Figures[] } {
  const place = (person: number) => areaOf?.[person] ?? 0;
  const count = Math.max(1, areas);
  const sums = Array.from({ length: 3 }, () => new Float64Array(count));
  for (let i = 0; i < outcome.length; i++)
    sums[Math.min(outcome[i]!, 2)]![place(i)]! += weights[i]!;
  const known = new Float64Array(count),
    reached = new Float64Array(count),
    spent = new Float64Array(count);
  for (const i of order) {
    const weight = weights[i]!,
      area = place(i);
    known[area]! += weight;
    if (seconds[i] === Infinity) continue;
    reached[area]! += weight;
    spent[area]! += weight * seconds[i]!;
  }
  const p90 = new Float64Array(count).fill(NaN),
    passed = new Float64Array(count);
  const wholeKnown = known.reduce((sum, value) => sum + value, 0);
  let all = 0,
    allP90 = NaN;
  for (const i of order) {
    const weight = weights[i]!,
      area = place(i);
    if (weight === 0) continue;
    passed[area]! += weight;
    all += weight;
    if (Number.isNaN(p90[area]!) && passed[area]! >= known[area]! * (ninety - rounding))
      p90[area] = seconds[i]!;
    if (Number.isNaN(allP90) && all >= wholeKnown * (ninety - rounding)) allP90 = seconds[i]!;
  }
  const figures = (state: Tally, mean: number, ninetieth: number): Figures => ({
    ...state,
    state: stateOfTally(state),
    meanSeconds: Number.isFinite(mean) ? mean : null,
    p90Seconds: Number.isFinite(ninetieth) ? ninetieth : null,
  });
  const sumOf = (column: Float64Array) => column.reduce((sum, value) => sum + value, 0);
  return {
    total: figures(tally({ outcome }, weights), sumOf(spent) / sumOf(reached), allP90),
    areas: Array.from({ length: areas }, (_, area) => {
      const [covered, gap, unknown] = sums.map((column) => column[area]!) as [
        number,
        number,
        number,
      ];
      const people = covered + gap + unknown;
      return figures(
        { people: people > 0 ? people : null, covered, gap, unknown },
        spent[area]! / reached[area]!,
        p90[area]!,
      );
    }),
  };
}
