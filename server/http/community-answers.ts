/** Communities as the API tells of them. */
import {
  CommunityFiguresSchema,
  type AreaName,
  type Community,
  type CommunityFigures,
} from '../contract/community.ts';
import type { FieldValues } from '../domain/communities/fields.ts';
import { communityKind } from '../domain/communities/kind.ts';
import { cleanPhone } from '../domain/phone.ts';
import type { ListedCommunity, StoredCommunity } from '../store/app/communities.ts';
import { hoursWords } from '../texts/hours.ts';
import type { Records } from '../store/app/records.ts';

type Kinded = Pick<ListedCommunity, 'code' | 'name' | 'kind' | 'kindBecause'>;

export function kindAnswer({ code, name, kind, kindBecause }: Kinded) {
  const rule =
    kindBecause === 'rule' ? communityKind({ code, name, officialCode: null }).rule : undefined;
  return { kind, because: kindBecause, ...(rule ? { rule } : {}) };
}

/** Names above a code, from the city down. */
export function namesAbove({ divisions }: Records, code: string): AreaName[] {
  return divisions
    .above(code)
    .filter(({ level }) => level !== 'province')
    .map(({ code: above, name, level }) => ({ code: above, name, level }));
}

export function communityAnswer(
  records: Records,
  stored: StoredCommunity,
  withBoundary: boolean,
): Community {
  const { code, name, invented, values, boundarySource, version, updatedAt } = stored;
  const polygons = withBoundary ? records.communities.boundaryOf(code) : null;
  return {
    code,
    name,
    above: namesAbove(records, code),
    kind: kindAnswer(stored),
    invented,
    officialCode: values.officialCode as string | null,
    office: officeOf(values),
    figures: figuresOf(values),
    boundarySource,
    ...(withBoundary
      ? { boundary: polygons && { type: 'MultiPolygon', coordinates: polygons } }
      : {}),
    version,
    updatedAt,
  };
}

function officeOf(values: FieldValues): Community['office'] {
  const { officeLng: lng, officeLat: lat } = values;
  return {
    position: lng === null || lat === null ? null : [Number(lng), Number(lat)],
    address: values.officeAddress as string | null,
    hours: values.officeHours as string | null,
    hoursInWords: values.officeHours === null ? null : hoursWords(String(values.officeHours)),
    phone: values.officePhone as string | null,
    call: cleanPhone(values.officePhone === null ? undefined : String(values.officePhone)) ?? null,
  };
}

function figuresOf(values: FieldValues): CommunityFigures {
  const codes = Object.keys(CommunityFiguresSchema.properties) as (keyof CommunityFigures)[];
  return Object.fromEntries(codes.map((code) => [code, values[code]])) as CommunityFigures;
}
