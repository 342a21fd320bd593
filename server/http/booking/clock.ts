/** The wall clock by which a deployment books. */
import type { LocalDays } from '../../domain/booking/local-days.ts';
import type { BookingNorms } from '../../domain/booking/norms.ts';
import { wallText, type ZoneClock } from '../../domain/zone-clock.ts';

export interface BookingClock {
  norms: BookingNorms;
  local: LocalDays;
  clock: ZoneClock;
}

/** HH:MM. */
export function clockText({ clock }: Pick<BookingClock, 'clock'>, momentMs: number): string {
  return wallText(clock.wallOf(new Date(momentMs))).slice(11);
}
