/** What every command of booking works with. */
import { LocalDays } from '../../../domain/booking/local-days.ts';
import { readBookingNorms, type BookingNorms } from '../../../domain/booking/norms.ts';
import type { NormEntry } from '../../../domain/norms.ts';
import type { AppDatabase } from '../database.ts';
import type { GroupCommit } from '../group-commit.ts';
import type { BookingRows } from './booking-rows.ts';
import type { Catalogue } from './catalogue.ts';
import type { ForOthers } from './for-others.ts';
import type { Occupancy } from './occupancy.ts';
import type { Once } from './once.ts';
import type { Outbox } from './outbox.ts';
import type { Placing } from './placing.ts';
import type { BookingSeals } from './sealing.ts';
import type { Steps } from './steps.ts';
import type { Subsidies } from './subsidies.ts';

/** How a deployment books: its norms and its wall clock. */
export interface BookingRules {
  norms: BookingNorms;
  local: LocalDays;
}

/** @param norms `data/norms.json` @param timeZone on whose clock people work and months begin */
export function bookingRules(
  norms: readonly NormEntry[],
  timeZone = 'Asia/Shanghai',
): BookingRules {
  return { norms: readBookingNorms(norms), local: new LocalDays(timeZone) };
}

export interface BookingParts extends BookingRules {
  database: AppDatabase;
  catalogue: Catalogue;
  occupancy: Occupancy;
  placing: Placing;
  rows: BookingRows;
  steps: Steps;
  seals: BookingSeals;
  outbox: Outbox;
  subsidies: Subsidies;
  forOthers: ForOthers;
  once: Once;
  together: GroupCommit;
  now: () => Date;
}
