/** Complaints as their resident, their provider and their office see them. Words are between resident and office. */
import type {
  ComplaintAbout,
  ComplaintAnswer,
  OfficeComplaintAnswer,
  SeenComplaint,
} from '../../contract/complaint.ts';
import { complaintEventsFor, type ComplaintBy } from '../../domain/booking/complaints.ts';
import { isOverdue } from '../../domain/booking/follow-up.ts';
import type { ComplaintRow } from '../../store/app/booking/complaints.ts';
import type { Parts } from '../app.ts';
import { mediatorOf, nearestMediator } from './mediators.ts';

type Known = Pick<Parts, 'records' | 'regions' | 'now'>;
const iso = (ms: number) => new Date(ms).toISOString();
const isoOrNull = (ms: number | null) => (ms === null ? null : iso(ms));

export function seenComplaint(row: ComplaintRow, { records, now }: Known): SeenComplaint {
  const { catalogue, rows } = records.booking;
  catalogue.look();
  const { id, booking, provider, serviceKind, state, version, outcome, dueAtMs } = row;
  return {
    id,
    booking,
    code: booking === null ? null : (rows.byId(booking)?.code ?? null),
    provider,
    providerName: catalogue.provider(provider)!.name,
    serviceKind,
    about: row.about as ComplaintAbout | null,
    state,
    version,
    dueAt: isoOrNull(dueAtMs),
    overdue: isOverdue(dueAtMs, now().getTime()),
    outcome,
    at: iso(row.atMs),
    closedAt: isoOrNull(row.closedAtMs),
  };
}

export function complaintAnswer(row: ComplaintRow, parts: Known): ComplaintAnswer {
  return { ...seenComplaint(row, parts), ...openedWords(row, 'resident', parts) };
}

/** @param caller who owns it is told only as themselves or by their desk */
export function officeSeen(row: ComplaintRow, caller: string, parts: Known) {
  const { community, owner } = row;
  const { divisions, staff } = parts.records;
  return {
    ...seenComplaint(row, parts),
    community,
    communityName: divisions.byCode(community)?.name ?? null,
    owner:
      owner === null
        ? null
        : {
            isCaller: owner === caller,
            office: staff.deskAt(owner, parts.now().toISOString()),
          },
  };
}

/** With all that is personal: the caller puts the look on record before. */
export function officeComplaint(
  row: ComplaintRow,
  caller: string,
  parts: Known,
): OfficeComplaintAnswer {
  const { rows, seals } = parts.records.booking;
  const booking = row.booking === null ? null : rows.byId(row.booking);
  const details = booking && seals.details(booking);
  return {
    ...officeSeen(row, caller, parts),
    ...openedWords(row, 'office', parts),
    name: details?.name ?? null,
    phone: details?.phone ?? null,
    nearestMediator: nearestMediator(parts, row.community),
  };
}

function openedWords(row: ComplaintRow, by: ComplaintBy, parts: Known) {
  const { complaints } = parts.records.booking;
  const { id, mediator, community, state } = row;
  return {
    words: complaints.wordsOf(row),
    events: complaints.events(id).map((event) => ({
      version: event.version,
      event: event.event as ComplaintAnswer['events'][number]['event'],
      from: event.fromState,
      to: event.toState,
      by: event.by,
      words: event.note,
      at: iso(event.atMs),
    })),
    mediator: mediator === null ? null : mediatorOf(parts, mediator, community),
    actions: complaintEventsFor(state, by),
  };
}
