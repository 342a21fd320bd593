/** A small world for many processes: the first one makes it, the others find it. */
import type { AppDatabase } from '../../server/store/app/database.ts';
import {
  fillBookingWorld,
  gridOfDoors,
  benchNowMs,
  type FilledWorld,
} from '../bench/booking-world.ts';

export const bookerSecret = Buffer.alloc(32, 7);
const size = { providers: 2, staff: 4, bookings: 0 };

export function bookerWorld(database: AppDatabase): FilledWorld {
  return database.write(() => {
    const there = database.raw
      .prepare('SELECT id FROM offering ORDER BY id')
      .pluck()
      .all() as string[];
    return there.length > 0
      ? { offerings: there, doors: gridOfDoors(), nowMs: benchNowMs }
      : fillBookingWorld(database, bookerSecret, size);
  });
}
