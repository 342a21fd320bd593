/** Change over time: for each category the share of people within reach, month by month. */
import type { ReportMonth } from '../../../server/contract/area-report.ts';

export interface ChangePoint {
  readonly month: string;
  /** Months since the first of all. */
  readonly index: number;
  /** Shares of people, 0 to 1. */
  readonly covered: number;
  readonly unknown: number;
  readonly invented: boolean;
}

export interface ChangeLine {
  /** Of a category; null: the whole essential set. */
  readonly code: string | null;
  readonly points: readonly ChangePoint[];
}

/** The number of a month, counted from year 0. */
const numberOf = (month: string): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5));

/** From the first month to the last, both counted, those without a record too. */
export function monthCount(months: readonly Pick<ReportMonth, 'month'>[]): number {
  const [first, last] = [months[0], months.at(-1)];
  return first && last ? numberOf(last.month) - numberOf(first.month) + 1 : 0;
}

/** The whole set first, then these categories in their order; months in which nobody could be counted have no point. */
export function changeLines(
  months: readonly ReportMonth[],
  codes: readonly string[],
): ChangeLine[] {
  const first = months[0];
  if (!first) return [];
  const line = (
    code: string | null,
    of: (month: ReportMonth) => { covered: number; gap: number; unknown: number } | undefined,
  ): ChangeLine => ({
    code,
    points: months.flatMap((month) => {
      const found = of(month);
      const people = found ? found.covered + found.gap + found.unknown : 0;
      if (!found || month.people === null || people === 0) return [];
      return [
        {
          month: month.month,
          index: numberOf(month.month) - numberOf(first.month),
          covered: found.covered / people,
          unknown: found.unknown / people,
          invented: month.invented,
        },
      ];
    }),
  });
  const whole = line(null, ({ complete: covered, incomplete: gap, unknown }) => ({
    covered,
    gap,
    unknown,
  }));
  return [
    whole,
    ...codes.map((code) =>
      line(code, ({ categories }) => categories.find((one) => one.code === code)),
    ),
  ].filter(({ points }) => points.length > 0);
}

/** Stretches of months that follow each other: a line is not drawn across a month without a record. */
export function stretchesOf(points: readonly ChangePoint[]): ChangePoint[][] {
  const stretches: ChangePoint[][] = [];
  for (const point of points) {
    const last = stretches.at(-1);
    if (last && last.at(-1)!.index + 1 === point.index) last.push(point);
    else stretches.push([point]);
  }
  return stretches;
}

/** “2026年11月”. */
export function monthWords(month: string, lang: string): string {
  return new Intl.DateTimeFormat(lang, {
    year: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));
}
