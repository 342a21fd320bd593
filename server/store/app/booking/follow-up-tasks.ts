/** 回访: a task for each visit that was, or that somebody did not come to; made with the step that ends it. */
import { followUpDueMs } from '../../../domain/booking/follow-up.ts';
import type { AppDatabase } from '../database.ts';
import { rowWriter } from '../row-writer.ts';
import { followUps } from '../schema.ts';
import type { BookingRow } from './booking-rows.ts';
import type { BookingRules } from './parts.ts';

export type FollowUpRow = typeof followUps.$inferSelect;

export class FollowUpTasks {
  private readonly rules: BookingRules;
  private readonly write: (row: FollowUpRow) => void;

  constructor(database: AppDatabase, rules: BookingRules) {
    this.rules = rules;
    this.write = rowWriter(database, followUps);
  }

  /** In the transaction that is open; nothing where no call-back is due. */
  openFor(row: BookingRow): void {
    const { local, norms } = this.rules;
    const dueAtMs = followUpDueMs(row, local, norms);
    if (dueAtMs === null) return;
    this.write({
      booking: row.id,
      provider: row.provider,
      serviceKind: row.serviceKind,
      community: row.community,
      month: local.dateOf(row.startMs).slice(0, 7),
      dueAtMs,
      state: 'open',
      satisfaction: null,
      closedAtMs: null,
    });
  }
}
