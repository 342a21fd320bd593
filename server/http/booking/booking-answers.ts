/** A booking as its resident, its provider and its office see it. What a provider may not see is left out here and nowhere else. */
import type {
  BookingAnswer,
  BookingEventAnswer,
  OwnBookings,
  ProviderBookingAnswer,
} from '../../contract/booking.ts';
import { seesAddress } from '../../domain/booking/address.ts';
import { daysLater } from '../../domain/booking/local-days.ts';
import { eventsFor, type By } from '../../domain/booking/states.ts';
import type { BookingRow, EventRow } from '../../store/app/booking/booking-rows.ts';
import type { Parts } from '../app.ts';

type Known = Pick<Parts, 'records' | 'bookingRules' | 'now'>;
type Seen = Omit<ProviderBookingAnswer, 'details' | 'providerCode'>;
const minuteMs = 60_000;
const iso = (ms: number) => new Date(ms).toISOString();
const isoOrNull = (ms: number | null) => (ms === null ? null : iso(ms));

/** What everybody sees who sees it at all. */
export function seenBooking(row: BookingRow, by: By, { records, bookingRules }: Known): Seen {
  const { catalogue } = records.booking;
  catalogue.look();
  const offering = catalogue.offering(row.offering)!;
  const provider = catalogue.provider(row.provider)!;
  const { norms, local } = bookingRules;
  const { terms } = row;
  return {
    id: row.id,
    code: row.code,
    offering: row.offering,
    offeringNameZh: offering.nameZh,
    offeringNameEn: offering.nameEn,
    provider: row.provider,
    providerName: provider.name,
    providerPhone: provider.phone,
    serviceKind: row.serviceKind,
    state: row.state,
    version: row.version,
    start: iso(row.startMs),
    end: iso(row.endMs),
    resource: row.resource,
    resourceLabel: catalogue.resource(row.resource)?.label ?? '',
    priceFen: row.priceFen,
    toPayFen: row.toPayFen,
    subsidisedMinutes: row.subsidisedMinutes,
    heldUntil: isoOrNull(row.heldUntilMs),
    mayExtend: row.state === 'held' && row.holdExtensions < norms.holdExtensions,
    cancelUntil: iso(row.startMs - terms.cancelUntilMinutes * minuteMs),
    moveUntil: iso(row.startMs - terms.moveUntilMinutes * minuteMs),
    lapsesAt: isoOrNull(row.lapseAtMs),
    promisedBy:
      terms.promisedDays === null ? null : daysLater(local.dateOf(row.startMs), terms.promisedDays),
    proposed:
      row.proposedStartMs === null || row.proposedEndMs === null || row.proposedBy === null
        ? null
        : { start: iso(row.proposedStartMs), end: iso(row.proposedEndMs), by: row.proposedBy },
    series: row.series,
    needsAcceptance: terms.needsAcceptance,
    actions: eventsFor(row.state, by),
  };
}

/** For the resident, who booked it for them, and the office that acts for a caller. */
export function bookingAnswer(row: BookingRow, by: By, parts: Known): BookingAnswer {
  const { records } = parts;
  const { booking } = records;
  return {
    ...seenBooking(row, by, parts),
    relation: relationOf(row, parts),
    details: detailsOf(row, parts),
    ...codesOf(row, parts),
    staffName: comes(row) ? staffNameOf(row, parts) : null,
    events: booking.rows.events(row.id).map((event) => eventAnswer(event, parts)),
  };
}

/** In a list of one's own: for whom it is, where that is somebody else. */
export function ownBooking(row: BookingRow, parts: Known): OwnBookings['bookings'][number] {
  const relation = relationOf(row, parts);
  const name = relation === null ? null : (detailsOf(row, parts)?.name ?? null);
  return { ...seenBooking(row, 'resident', parts), relation, name };
}

/** Null for whoever booked for themselves. */
function relationOf({ id, resident }: BookingRow, { records }: Known) {
  return resident === null ? (records.booking.forOthers.of(id)[0]?.relation ?? null) : null;
}

/**
 * For the provider: address and name from confirmation until some hours after the visit.
 * @returns whether they were shown, for the audit log: the caller notes it before it sends
 */
export function providerBookingAnswer(
  row: BookingRow,
  parts: Known,
): { answer: ProviderBookingAnswer; showsPerson: boolean } {
  const { bookingRules, now } = parts;
  const visible = seesAddress(row, bookingRules.norms, now().getTime());
  const details = visible ? detailsOf(row, parts) : null;
  return {
    answer: {
      ...seenBooking(row, 'provider', parts),
      details,
      providerCode: comes(row) ? codesOf(row, parts).providerCode : null,
    },
    showsPerson: details !== null,
  };
}

function detailsOf(row: BookingRow, { records }: Known) {
  const { seals } = records.booking;
  const details = seals.details(row);
  const door = seals.door(row);
  if (!details && !door) return null;
  return {
    name: details?.name ?? null,
    phone: details?.phone ?? null,
    address: details?.address || null,
    notes: details?.notes || null,
    door: door && [...door],
  };
}

/** Somebody is to come: the codes of the door are worth something. */
function comes({ state }: BookingRow): boolean {
  return state === 'confirmed' || state === 'on-the-way' || state === 'in-service';
}

function codesOf(row: BookingRow, { records }: Known) {
  if (!comes(row)) return { visitCode: null, providerCode: null };
  const { codes } = records.booking;
  return { visitCode: codes.of(row.id, 'resident'), providerCode: codes.of(row.id, 'staff') };
}

function staffNameOf(row: BookingRow, { records }: Known): string | null {
  const { resources } = records.booking;
  const resource = resources.byId(row.resource);
  return resource && (resources.personOf(resource)?.name ?? null);
}

function eventAnswer(event: EventRow, { records }: Known): BookingEventAnswer {
  const { version, fromState, toState, by, reason, note, atMs } = event;
  return {
    version,
    event: event.event,
    from: fromState,
    to: toState,
    by,
    reason,
    note: records.booking.seals.note(event.booking, note),
    at: iso(atMs),
  };
}
