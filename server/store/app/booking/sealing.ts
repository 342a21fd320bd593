/** What is sealed of a booking, under a key of its own: destroying that erases every copy, notes in events included. */
import { position, type Position } from '../../../geo/position.ts';
import { deploymentKey, type PersonKeys } from '../person-keys.ts';
import type { BookingRow } from './booking-rows.ts';

/** What the resident wrote. No health details are asked for. */
export interface Details {
  address: string;
  name: string;
  phone: string;
  notes: string;
}

/** Opened doors that are remembered: the neighbours of a day are asked for again and again. */
const mostDoors = 50_000;

export const keyOfBooking = (booking: string) => `booking:${booking}`;

export class BookingSeals {
  private readonly keys: PersonKeys;
  /** By booking, with the text that each was opened from. Texts leave the database with their key, so another process's erasure is seen as well. */
  private readonly doors = new Map<string, { sealed: string; opened: Position }>();

  constructor(keys: PersonKeys) {
    this.keys = keys;
  }

  sealDoor(booking: string, door: Position | null): string | null {
    if (door === null) return null;
    const sealed = this.seal(booking, 'door', door);
    this.remember(booking, sealed, door);
    return sealed;
  }

  /** Null at a facility, and once the key is destroyed. */
  door({ id, door }: Pick<BookingRow, 'id' | 'door'>): Position | null {
    if (door === null) return null;
    const known = this.doors.get(id);
    if (known?.sealed === door) return known.opened;
    const lngLat = this.open<[number, number]>(id, 'door', door);
    if (!lngLat) return null;
    const opened = position(...lngLat);
    this.remember(id, door, opened);
    return opened;
  }

  private remember(booking: string, sealed: string, opened: Position): void {
    if (this.doors.size >= mostDoors) this.doors.clear();
    this.doors.set(booking, { sealed, opened });
  }

  sealDetails(booking: string, details: Details): string {
    return this.seal(booking, 'details', details);
  }

  /** Null while it is held, and once the key is destroyed. */
  details({ id, details }: Pick<BookingRow, 'id' | 'details'>): Details | null {
    return details === null ? null : this.open<Details>(id, 'details', details);
  }

  sealNote(booking: string, note: string | null): string | null {
    return note === null ? null : this.seal(booking, 'note', note);
  }

  note(booking: string, note: string | null): string | null {
    return note === null ? null : this.open<string>(booking, 'note', note);
  }

  sealPayload(message: Addressed, payload: object): string {
    return this.seal(ownerOf(message), 'payload', payload);
  }

  payload(message: Addressed, payload: string): object | null {
    return this.open<object>(ownerOf(message), 'payload', payload);
  }

  /** Nothing that was sealed of it opens any more. In the transaction that is open. */
  destroy(booking: string): void {
    this.keys.destroy(keyOfBooking(booking));
    this.doors.delete(booking);
  }

  private seal(booking: string | null, field: string, value: unknown): string {
    const [owner, name] = placeOf(booking, field);
    return this.keys.seal(owner, name, JSON.stringify(value));
  }

  private open<T>(booking: string | null, field: string, sealed: string): T | null {
    const [owner, name] = placeOf(booking, field);
    const text = this.keys.open(owner, name, sealed);
    return text === null ? null : (JSON.parse(text) as T);
  }
}

interface Addressed {
  booking: string | null;
  recipientKind: 'user' | 'provider' | 'booking' | 'area';
}

/** What providers and offices read holds no name and must outlive an erasure: they hear of it. It stands under the deployment's key. */
function ownerOf({ booking, recipientKind }: Addressed): string | null {
  return recipientKind === 'provider' || recipientKind === 'area' ? null : booking;
}

function placeOf(booking: string | null, field: string): [owner: string, name: string] {
  return booking === null
    ? [deploymentKey, `message:${field}`]
    : [keyOfBooking(booking), `booking:${booking}:${field}`];
}
