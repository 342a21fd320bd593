import type { ImportVerdict } from '../../../../server/contract/facility-import.ts';
import { markColours, markShapes } from '../../../lib/import-marks.ts';

/** The mark of a verdict as the map has it. Always beside its word. */
export function VerdictMark({ verdict }: { readonly verdict: ImportVerdict }) {
  return (
    <svg class="verdict-mark" viewBox="-9 -9 18 18" aria-hidden="true" focusable="false">
      <path d={markShapes[verdict]} fill={`var(${markColours[verdict]})`} />
    </svg>
  );
}
