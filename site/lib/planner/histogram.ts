import type { Coverage } from '../../../server/contract/coverage.ts';

export interface Bar {
  readonly fromMinutes: number;
  /** The last bar holds whatever is farther and is drawn as wide as the one before. */
  readonly toMinutes: number;
  readonly open: boolean;
  readonly people: number;
}

const tableMinutes = 5;

/** Bars of the histogram as a chart draws them: empty ones at the far end are left out. */
export function barsOf({ histogram }: Pick<Coverage, 'histogram'>): Bar[] {
  const lastFilled = histogram.findLastIndex(({ people }) => people > 0);
  return histogram.slice(0, lastFilled + 1).map(({ fromMinutes, toMinutes, people }, index) => {
    const before = histogram[index - 1];
    const width = before ? before.toMinutes! - before.fromMinutes : 5;
    return {
      fromMinutes,
      toMinutes: toMinutes ?? fromMinutes + width,
      open: toMinutes === null,
      people,
    };
  });
}

/** The same by steps of five minutes, for a table that can be read at a glance. */
export function barsByFive(bars: readonly Bar[]): Bar[] {
  const steps: Bar[] = [];
  for (const bar of bars) {
    const before = steps.at(-1);
    const step = Math.floor(bar.fromMinutes / tableMinutes) * tableMinutes;
    if (before && !bar.open && before.fromMinutes === step)
      steps[steps.length - 1] = { ...before, people: before.people + bar.people };
    else steps.push(bar.open ? bar : { ...bar, fromMinutes: step, toMinutes: step + tableMinutes });
  }
  return steps;
}

/** Of the Lorenz curve what a table can say: the share of all minutes that falls to the tenths of people with the fewest, corner by corner. */
export function lorenzTenths(
  lorenz: Coverage['equity']['lorenz'],
): { readonly people: number; readonly value: number }[] {
  if (lorenz.length < 2) return [];
  return Array.from({ length: 10 }, (_, index) => {
    const people = (index + 1) / 10;
    const after = lorenz.findIndex((corner) => corner.people >= people - 1e-9);
    const right = lorenz[after < 0 ? lorenz.length - 1 : after]!;
    const left = lorenz[Math.max(0, after - 1)]!;
    const wide = right.people - left.people;
    const part = wide > 0 ? Math.min(1, (people - left.people) / wide) : 1;
    return { people, value: left.value + (right.value - left.value) * part };
  });
}
