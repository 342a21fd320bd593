/** What happens by itself and on time: holds and requests that lapse, visits that nobody ended or began. A worker calls it; it may come late. */
import { lapseOf } from '../../../domain/booking/states.ts';
import { system } from './acting.ts';
import type { BookingParts } from './parts.ts';

export class Lapses {
  private readonly parts: BookingParts;
  private readonly due;

  constructor(parts: BookingParts) {
    this.parts = parts;
    this.due = parts.database.raw
      .prepare('select id from booking where lapse_at_ms <= ? order by lapse_at_ms limit ?')
      .pluck();
  }

  /** Lapses at most so many, each in a transaction of its own, so that nobody waits for the lock. @returns how many */
  run(most: number): number {
    const { database, rows, steps, norms, now } = this.parts;
    const nowMs = now().getTime();
    let lapsed = 0;
    for (const id of this.due.all(nowMs, most) as string[])
      database.write(() => {
        // Somebody may have been quicker.
        const row = rows.byId(id)!;
        if (row.lapseAtMs === null || row.lapseAtMs > nowMs || lapseOf(row, norms) === null) return;
        if (steps.take(row, { event: 'lapse', acting: system }).ok) lapsed++;
      });
    return lapsed;
  }

  /** When the next one falls due; null where nothing does. */
  nextAtMs(): number | null {
    return this.parts.database.raw
      .prepare('select min(lapse_at_ms) from booking where lapse_at_ms is not null')
      .pluck()
      .get() as number | null;
  }
}
