/** What a change of a facility needs beside its body: who it belongs to, before and after, and what OpenStreetMap says of it. */
import type { FastifyRequest } from 'fastify';
import type { FacilityChange, NewFacility } from '../contract/facility.ts';
import { hoursAsKept } from '../domain/chinese-hours.ts';
import { canReadHours } from '../domain/opening-hours.ts';
import { communityCodeAt, communityOfFacility } from '../domain/register/community-at.ts';
import { mayDo } from '../domain/roles.ts';
import { position, rounded } from '../geo/position.ts';
import type { Change, Changed, FacilityRow, FacilityValues } from '../store/app/facilities.ts';
import { callerIn, callerOf } from './access.ts';
import type { Parts } from './app.ts';
import { Refusal } from './errors.ts';
import { shown } from './query.ts';

/** What is to be changed, as it is now. */
export interface Target {
  /** Null for one that only OpenStreetMap knows. */
  row: FacilityRow | null;
  community: string | null;
  osm: Change['osm'];
}

/** By a row's id or an OpenStreetMap id; refuses what neither knows. */
export function targetOf({ records, regions }: Parts, id: string): Target {
  const row = records.facilities.find(id);
  if (row) return { row, community: row.community, osm: undefined };
  for (const engine of regions().all()) {
    const number = engine.facilityNumber(id);
    const facility = number === undefined ? undefined : engine.region.facilities[number];
    if (facility?.id !== id || facility.source !== undefined) continue;
    const community = communityOfFacility(engine.region, facility);
    return { row: null, community, osm: { facility, community } };
  }
  throw new Refusal('unknown-facility', { value: shown(id) });
}

/** The target, if the caller may change it. */
export function ownTarget(parts: Parts, request: FastifyRequest, id: string): Target {
  const target = targetOf(parts, id);
  callerIn(request, 'facility:edit', target.community);
  return target;
}

/** The community that a facility will belong to: the one named, else the one around its position; refused outside the caller's area. */
export function communityFor(
  parts: Parts,
  request: FastifyRequest,
  [lng, lat]: readonly [number, number],
  given: string | null | undefined,
  otherwise: string | null,
): string | null {
  if (given && !parts.records.facilities.knowsCommunity(given))
    throw new Refusal('unknown-area', { value: shown(given) });
  const around =
    given ?? communityCodeAt(parts.regions().at(position(lng, lat)), position(lng, lat))?.code;
  const code = around ?? otherwise;
  if (code === null && !mayDo(callerOf(request), 'facility:edit', null))
    throw new Refusal('no-community', { lng, lat });
  callerIn(request, 'facility:edit', code);
  return code;
}

type Sent = Partial<Omit<FacilityChange, 'version'>> & Partial<NewFacility>;

/** The body's fields as the row keeps them; the community apart. */
export function valuesOf({ categories }: Parts, sent: Sent): Partial<FacilityValues> {
  const { position: at, community: _community, entrances, ...rest } = sent;
  for (const code of sent.categories ?? [])
    if (!categories.some((category) => category.code === code))
      throw new Refusal('unknown-category', { value: shown(code) });
  const hours = hoursGiven(sent.openingHours);
  for (const [name, value] of Object.entries(rest))
    if (typeof value === 'string' && value.trim() === '')
      throw new Refusal('invalid-field', { name, value });
  const [lng, lat] = at ? rounded(at[0], at[1]) : [];
  return {
    ...rest,
    ...(hours === undefined ? {} : { openingHours: hours }),
    ...(lng === undefined || lat === undefined ? {} : { lng, lat }),
    ...(entrances
      ? {
          entrances: entrances.map(
            ([x, y]): [number, number] => [...rounded(x, y)] as [number, number],
          ),
        }
      : {}),
  };
}

/** Hours in OSM's syntax, written so or in Chinese; refused where nobody could say from them when it is open. */
export function hoursGiven<T extends string | null | undefined>(value: T): T | string {
  if (typeof value !== 'string') return value;
  const kept = hoursAsKept(value);
  if (!canReadHours(kept)) throw new Refusal('unreadable-hours', { value: shown(value) });
  return kept;
}

/** The changed row, or why it was not changed. */
export function changedOr(result: Changed, id: string): FacilityRow {
  if (result.ok) return result.row;
  throw refusedChange(result, id);
}

export function refusedChange(result: Extract<Changed, { ok: false }>, id: string): Refusal {
  switch (result.reason) {
    case 'changed-meanwhile':
      return new Refusal(result.reason, { value: result.version });
    case 'already-merged':
      return new Refusal(result.reason, { value: result.into });
    default:
      return new Refusal(result.reason, { value: shown(id) });
  }
}
