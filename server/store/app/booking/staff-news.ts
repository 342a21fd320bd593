/** Whether something happened to visits of somebody on the staff, whoever did it: read off the events, that something did and nothing of it. */
import type { AppDatabase } from '../database.ts';

export class StaffNews {
  private readonly last;
  private readonly hit;

  constructor({ raw }: AppDatabase) {
    this.last = raw.prepare('select coalesce(max(number), 0) from booking_event').pluck();
    // A visit that went to somebody else was theirs before. Holds are between a page and its reader.
    this.hit = raw
      .prepare(
        `select exists (
           select 1 from booking_event as event join booking on booking.id = event.booking
           where event.number > ? and event.number <= ? and event.to_state <> 'held'
             and (booking.resource = ? or json_extract(event.facts, '$.from.resource') = ?))`,
      )
      .pluck();
  }

  /** The number of the newest event of all. */
  latest(): number {
    return this.last.get() as number;
  }

  /** @param after events up to this number are known. Costs what happened since, to whomever */
  isAbout(resources: readonly string[], after: number, upTo: number): boolean {
    return resources.some((resource) => this.hit.get(after, upTo, resource, resource) === 1);
  }
}
