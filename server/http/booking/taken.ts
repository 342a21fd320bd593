/** What a refused hold or move is told with: what was asked for, and the next free times. */
import { position, type Position } from '../../geo/position.ts';
import type { BookingRow } from '../../store/app/booking/booking-rows.ts';
import type { OfferingRow } from '../../store/app/booking/catalogue.ts';
import type { Parts } from '../app.ts';
import type { ComingOfferings } from './coming.ts';
import { nextFree } from './next-free.ts';
import type { Asked } from './refusals.ts';

type Known = Pick<Parts, 'records' | 'bookingRules' | 'now' | 'doorTravel'>;

interface Wanted {
  offering: OfferingRow;
  durationMinutes: number;
  start: string;
  startMs: number;
  door: { position: Position; community: string | null } | null;
  area: string;
  ignored: string | null;
}

export function askedOf(parts: Known, coming: ComingOfferings, wanted: Wanted): Asked {
  const { offering, durationMinutes, start, startMs, door, area, ignored } = wanted;
  const able = () =>
    (door ? coming.one(offering, door)?.able : parts.records.booking.catalogue.able(offering.id)) ??
    [];
  return {
    id: offering.id,
    start,
    duration: durationMinutes,
    durations: offering.durationsMinutes,
    at: door ? { lng: door.position[0], lat: door.position[1] } : undefined,
    nextFree: () =>
      nextFree(parts, {
        offering,
        durationMinutes,
        area,
        ignored,
        able: able(),
        door: door?.position ?? null,
        fromMs: startMs,
      }),
  };
}

/** For another time or another door of a booking that exists. */
export function askedOfBooking(
  parts: Known,
  coming: ComingOfferings,
  row: BookingRow,
  start: string,
  startMs: number,
): Asked {
  const { catalogue, seals } = parts.records.booking;
  const offering = catalogue.offering(row.offering)!;
  const at = seals.door(row);
  const minutes = (row.endMs - row.startMs) / 60_000;
  return {
    ...askedOf(parts, coming, {
      offering: {
        ...offering,
        durationsMinutes: [minutes],
      },
      durationMinutes: minutes,
      start,
      startMs,
      door: at && {
        position: position(at[0], at[1]),
        community: row.community,
      },
      area: row.community,
      ignored: row.id,
    }),
    id: row.id,
    phone: catalogue.provider(row.provider)?.phone,
  };
}
