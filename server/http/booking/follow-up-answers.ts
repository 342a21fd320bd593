/** Call-backs as the office sees them: in the list without names and numbers. */
import type { FollowUpAnswer, SeenFollowUp } from '../../contract/follow-up.ts';
import type { FollowUpRow } from '../../store/app/booking/follow-up-tasks.ts';
import type { Parts } from '../app.ts';

type Known = Pick<Parts, 'records' | 'bookingRules'>;
const iso = (ms: number) => new Date(ms).toISOString();

/** @param tries calls so far */
export function seenFollowUp(
  row: FollowUpRow,
  tries: number,
  { records, bookingRules }: Known,
): SeenFollowUp {
  const { catalogue, followUps, rows } = records.booking;
  catalogue.look();
  const booking = rows.byId(row.booking)!;
  const { nameZh, nameEn } = catalogue.offering(booking.offering)!;
  const { provider, serviceKind, community, state, dueAtMs, satisfaction, closedAtMs } = row;
  return {
    booking: row.booking,
    code: booking.code,
    provider,
    providerName: catalogue.provider(provider)!.name,
    serviceKind,
    service: { zh: nameZh, en: nameEn ?? nameZh },
    community,
    communityName: records.divisions.byCode(community)?.name ?? null,
    start: iso(booking.startMs),
    end: iso(booking.endMs),
    // Those that are called back about, and what may become of them.
    visit: booking.state as SeenFollowUp['visit'],
    dueAt: iso(dueAtMs),
    overdue: state === 'open' && followUps.isOverdue(row),
    state,
    tries,
    mostTries: bookingRules.norms.followUpTries,
    satisfied: satisfaction,
    closedAt: closedAtMs === null ? null : iso(closedAtMs),
  };
}

/** A page of them: their calls are counted in one question. */
export function seenFollowUps(found: readonly FollowUpRow[], parts: Known): SeenFollowUp[] {
  const tries = parts.records.booking.followUps.triesOf(found.map(({ booking }) => booking));
  return found.map((row) => seenFollowUp(row, tries.get(row.booking) ?? 0, parts));
}

/** Whom to call, and what was said: the caller puts the look on record before. */
export function followUpAnswer(row: FollowUpRow, parts: Known): FollowUpAnswer {
  const { followUps, rows, seals } = parts.records.booking;
  const calls = followUps.calls(row.booking);
  const details = seals.details(rows.byId(row.booking)!);
  return {
    ...seenFollowUp(row, calls.length, parts),
    name: details?.name ?? null,
    phone: details?.phone ?? null,
    calls: calls.map(({ reached, satisfaction, wrong, complaint, atMs }) => ({
      reached,
      satisfied: satisfaction,
      wrong,
      complaint,
      at: iso(atMs),
    })),
  };
}
