/** The next free times after one that could not be won: told with every “slot-taken”. */
import { slots } from '../../domain/booking/slots.ts';
import type { Parts } from '../app.ts';
import { slotQuestion, type AskedSlots } from './slot-question.ts';

export const mostNextFree = 5;
const lookDays = 14;
const dayMs = 86_400_000;

/** Up to five, from the asked moment on, nearest first. */
export function nextFree(
  parts: Pick<Parts, 'records' | 'bookingRules' | 'now' | 'doorTravel'>,
  asked: Omit<AskedSlots, 'toMs'>,
): string[] {
  const { norms, local } = parts.bookingRules;
  const fromMs = Math.max(asked.fromMs, parts.now().getTime());
  const question = slotQuestion(parts, { ...asked, fromMs, toMs: fromMs + lookDays * dayMs });
  const world = { local, travel: parts.doorTravel.between, restGapMs: norms.restGapMs };
  return slots(question, world)
    .flatMap(({ starts }) => starts)
    .slice(0, mostNextFree)
    .map(({ startMs }) => new Date(startMs).toISOString());
}
