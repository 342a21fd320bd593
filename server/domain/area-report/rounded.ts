/** Tenths, as people and minutes are shown. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Seconds as minutes to a tenth; null where there is no number, or no end to it. */
export function minutesOf(seconds: number | null): number | null {
  return seconds === null || !Number.isFinite(seconds) ? null : rounded(seconds / 60);
}
