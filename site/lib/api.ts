import type { Circle } from '../../server/contract/circle.ts';
import type { PlaceDatum, PlacesAnswer } from '../../server/contract/places.ts';
import type { Problem } from '../../server/contract/problem.ts';
import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Profile } from '../../server/contract/profile.ts';
import type { Why } from '../../server/contract/why.ts';
import type { KindCode, Position } from './view-state.ts';

export type Failure =
  | { readonly kind: 'problem'; readonly problem: Problem }
  | { readonly kind: 'offline' }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'broken'; readonly status: number };

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export interface CircleQuery {
  readonly position: Position;
  readonly profile: Profile;
  readonly minutes?: number;
  readonly kind?: KindCode;
  /** Wall time of the region; now, where absent. */
  readonly at?: string;
  readonly region?: string;
  /** Also the reached streets by minutes. */
  readonly streets?: boolean;
}

export interface WhyQuery {
  readonly from: Position;
  /** A point, or the id of a facility. */
  readonly to: Position | string;
  readonly profile: Profile;
  readonly minutes?: number;
  readonly kind?: KindCode;
  readonly at?: string;
  readonly region?: string;
}

export interface PlacesQuery {
  readonly q: string;
  readonly near?: Position;
  readonly crs?: PlaceDatum;
}

export interface Api {
  places(query: PlacesQuery): Promise<Answer<PlacesAnswer>>;
  regions(): Promise<Answer<{ regions: RegionAnswer[] }>>;
  circle(query: CircleQuery): Promise<Answer<Circle>>;
  /** The way to a place, and what makes it long. No way is an answer, not a failure. */
  why(query: WhyQuery): Promise<Answer<Why>>;
}

/** A request that hangs would hold up every later one (`LatestOnly`). */
const timeoutMilliseconds = 15_000;

export function createApi(lang: string, fetcher: typeof fetch, isOnline: () => boolean): Api {
  async function get<T>(
    path: string,
    fields: Record<string, string | number | undefined> = {},
  ): Promise<Answer<T>> {
    const query = Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `${name}=${encodeURIComponent(String(value)).replaceAll('%2C', ',')}`)
      .join('&');
    let response: Response;
    try {
      response = await fetcher(`/api/v1${path}${query && `?${query}`}`, {
        headers: { accept: 'application/json', 'accept-language': lang },
        referrerPolicy: 'no-referrer',
        signal: AbortSignal.timeout(timeoutMilliseconds),
      });
    } catch {
      return { ok: false, failure: { kind: isOnline() ? 'unreachable' : 'offline' } };
    }
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok && body !== undefined) return { ok: true, value: body as T };
    if (isProblem(body)) return { ok: false, failure: { kind: 'problem', problem: body } };
    return { ok: false, failure: { kind: 'broken', status: response.status } };
  }

  return {
    regions: () => get('/regions'),
    circle: ({ position: [lng, lat], profile, minutes, kind, at, region, streets }) =>
      get('/circle', {
        lng,
        lat,
        region,
        profile,
        minutes,
        kind,
        at,
        streets: streets ? 1 : undefined,
      }),
    why: ({ from, to, profile, minutes, kind, at, region }) =>
      get('/why', {
        from: from.join(','),
        ...(typeof to === 'string' ? { facility: to } : { to: to.join(',') }),
        region,
        profile,
        minutes,
        kind,
        at,
      }),
    places: ({ q, near, crs }) => get('/places', { q, near: near?.join(','), crs }),
  };
}

export const isProblem = (body: unknown): body is Problem =>
  typeof body === 'object' &&
  body !== null &&
  'code' in body &&
  'detail' in body &&
  typeof body.detail === 'string';
