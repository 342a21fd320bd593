/** What a month keeps of a report, so that change over time can be told. */
import type { AreaFigures, SetFigures } from './area-figures.ts';
import { rounded } from './rounded.ts';

export interface KeptCategory {
  code: string;
  covered: number;
  gap: number;
  unknown: number;
}

export interface KeptFigures extends SetFigures {
  categories: KeptCategory[];
}

/** YYYY-MM of a day. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

export function keptOf(figures: AreaFigures): KeptFigures {
  const { people, complete, incomplete, unknown } = figures;
  return {
    people: people === null ? null : rounded(people),
    complete: rounded(complete),
    incomplete: rounded(incomplete),
    unknown: rounded(unknown),
    categories: figures.categories.map(({ code, covered, gap, unknown: open }) => ({
      code,
      covered: rounded(covered),
      gap: rounded(gap),
      unknown: rounded(open),
    })),
  };
}
