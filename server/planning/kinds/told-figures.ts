/** Figures as they are told: people to the tenth, minutes to the tenth, upwards where somebody arrives “within” them. */
import type { CoverageFigures } from '../../contract/coverage.ts';
import type { Figures } from '../../domain/coverage/figures.ts';

export function toldPeople(people: number): number {
  return Math.round(people * 10) / 10;
}

export function toldShare(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

/** Of a mean. */
export function toldMinutes(seconds: number | null): number | null {
  return seconds === null ? null : Math.round(seconds / 6) / 10;
}

/** Rounded up, so that what is beyond a limit never reads as at it. Null for what is never reached. */
export function minutesWithin(seconds: number | null): number | null {
  return seconds === null || !Number.isFinite(seconds) ? null : Math.ceil(seconds / 6 - 1e-6) / 10;
}

export function toldFigures(figures: Figures): CoverageFigures {
  const { people, covered, gap, unknown, state, meanSeconds, p90Seconds } = figures;
  return {
    people: people === null ? null : toldPeople(people),
    covered: toldPeople(covered),
    gap: toldPeople(gap),
    unknown: toldPeople(unknown),
    state,
    meanMinutes: toldMinutes(meanSeconds),
    p90Minutes: minutesWithin(p90Seconds),
  };
}
