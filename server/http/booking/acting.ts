/** As whom a caller acts on a booking. */
import type { FastifyRequest } from 'fastify';
import type { BookingEvent } from '../../domain/booking/states.ts';
import { areasOf } from '../../domain/roles.ts';
import type { Human } from '../../store/app/booking/acting.ts';
import type { BookingRow } from '../../store/app/booking/booking-rows.ts';
import { callerOf } from '../access.ts';
import type { Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import { shown } from '../query.ts';
import { managerOf } from './membership.ts';

type Known = Pick<Parts, 'records'>;

/** What one of the staff does on their own visits; all else is the managers'. */
const staffEvents: ReadonlySet<BookingEvent> = new Set(['set-out', 'start', 'finish', 'not-there']);

export interface On {
  row: BookingRow;
  acting: Human;
}

/**
 * The booking of an address, and as whom the caller acts on it: as its resident or who booked it for them, as its provider, as an office
 * of its area. For everybody else it is not there.
 * @param event what is to be done; null: only looked at
 */
export function actingOn(parts: Known, request: FastifyRequest, event: BookingEvent | null): On {
  const { id } = request.params as { id: string };
  const caller = callerOf(request);
  const { rows, members } = parts.records.booking;
  const row = rows.byId(id);
  if (row) {
    const actor = caller.id;
    const theirs = row.resident === actor || row.bookedBy === actor;
    if (theirs && row.channel === 'site') return { row, acting: { by: 'resident', actor } };
    const { provider, resource } = row;
    const member = members.of(actor).find((one) => one.provider === provider);
    const staff = member?.part === 'staff';
    const mayAsStaff = member?.resource === resource && (event === null || staffEvents.has(event));
    if (member && (!staff || mayAsStaff))
      return { row, acting: { by: 'provider', actor, provider } };
    const areas = areasOf(caller, 'booking:for-caller');
    if (areas.some((area) => row.community.startsWith(area)))
      return { row, acting: { by: 'office', actor, areas } };
    if (theirs) return { row, acting: { by: 'resident', actor } };
  }
  throw new Refusal('no-such-entry', { value: shown(id) });
}

/** For a booking that is not there yet. @param as whom the caller says to act for */
export function actingFor(
  parts: Known,
  request: FastifyRequest,
  as: 'resident' | 'provider' | 'office',
  offering: string,
): Human {
  const caller = callerOf(request);
  const actor = caller.id;
  if (as === 'resident') return { by: 'resident', actor };
  if (as === 'office') {
    const areas = areasOf(caller, 'booking:for-caller');
    if (areas.length === 0) throw new Refusal('not-allowed');
    return { by: 'office', actor, areas };
  }
  const provider = parts.records.booking.offerings.byId(offering)?.provider ?? '';
  managerOf(parts, request, provider);
  return { by: 'provider', actor, provider };
}
