import type { Suspension } from '../../domain/booking/model.ts';

/** The office's words where visits are suspended in the area at that moment. */
export function suspendedAt(
  suspensions: readonly Suspension[],
  area: string | null,
  atMs: number,
): string | null {
  const found = suspensions.find(
    (one) => area !== null && area.startsWith(one.area) && one.startMs <= atMs && atMs < one.endMs,
  );
  return found?.reason ?? null;
}
