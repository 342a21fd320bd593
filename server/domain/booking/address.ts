/** When a provider sees where a visit is. */
import type { BookingState, InstantMs } from './model.ts';
import type { BookingNorms } from './norms.ts';

/** Not while it is only asked for, and no more once it is called off or disputed. */
const seen: ReadonlySet<BookingState> = new Set([
  'confirmed',
  'on-the-way',
  'in-service',
  'done',
  'followed-up',
  'no-show',
]);

/** From confirmation until some hours after the visit. */
export function seesAddress(
  { state, endMs }: { state: BookingState; endMs: InstantMs },
  norms: BookingNorms,
  nowMs: InstantMs,
): boolean {
  return seen.has(state) && nowMs < endMs + norms.addressVisibleMs;
}
