/** Doors in queries and bodies: where they lie, and which office they belong to. */
import type { Door } from '../../domain/booking/service-area.ts';
import { communityCodeAt } from '../../domain/register/community-at.ts';
import { position, type Position } from '../../geo/position.ts';
import type { Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import { pickRegion } from '../pick-region.ts';
import { asTyped, positionIn, text, type Query } from '../query.ts';

/** Doors in no known community belong to the whole province. */
export const nowhere = '44';

type Known = Pick<Parts, 'regions'>;

/** Refuses positions outside every region. */
export function doorAt(parts: Known, at: Position): Door {
  pickRegion(parts.regions(), at, undefined);
  const community = communityCodeAt(parts.regions().at(at), at)?.code ?? null;
  return { position: at, community };
}

/** `lng` and `lat` of a query. */
export function askedDoor(parts: Known, query: Query): Door {
  return doorAt(parts, positionIn(query));
}

/** The same where both may be left out. */
export function askedDoorOrNone(parts: Known, query: Query): Door | null {
  if (text(query, 'lng') === undefined && text(query, 'lat') === undefined) return null;
  return askedDoor(parts, query);
}

/** A door in a body. */
export function sentDoor(parts: Known, [lng, lat]: readonly number[]): Door {
  return doorAt(parts, position(lng!, lat!));
}

/** Of a door that nobody comes to. */
export function noOneComes({ position: at }: Door): Refusal {
  return new Refusal('no-one-comes', asTyped(at));
}
