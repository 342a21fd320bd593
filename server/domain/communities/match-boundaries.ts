/** Which community each boundary of a file belongs to: by code, else by name with street and district where a name is repeated. */
import { namesAgree, sameCommunity } from './names.ts';
import type { CommunityLookup, KnownCommunity } from './table.ts';

export interface NamedBoundary {
  /** Which feature of the file, from 1. */
  feature: number;
  code?: string;
  name?: string;
  street?: string;
  area?: string;
}

export type BoundaryMatch =
  | { feature: number; ok: true; community: KnownCommunity }
  | {
      feature: number;
      ok: false;
      reason:
        'nameless' | 'unknown-code' | 'unknown-name' | 'ambiguous-name' | 'name-differs' | 'twice';
      /** What the feature says of itself, and what stands against it. */
      said: string;
      against: string;
    };

/** In the order of the file. Nothing is guessed: what is not one community for sure is listed with its reason. */
export function matchBoundaries(
  boundaries: Iterable<NamedBoundary>,
  lookup: CommunityLookup,
): BoundaryMatch[] {
  const featureOf = new Map<string, number>();
  return [...boundaries].map((boundary): BoundaryMatch => {
    const { feature } = boundary;
    const found = communityOf(boundary, lookup);
    if (!('code' in found)) return { feature, ok: false, ...found };
    const before = featureOf.get(found.code);
    if (before !== undefined)
      return { feature, ok: false, reason: 'twice', said: found.code, against: `${before}` };
    featureOf.set(found.code, feature);
    return { feature, ok: true, community: found };
  });
}

type Mismatch = Pick<Extract<BoundaryMatch, { ok: false }>, 'reason' | 'said' | 'against'>;

function communityOf(
  { code, name = '', street = '', area = '' }: NamedBoundary,
  lookup: CommunityLookup,
): KnownCommunity | Mismatch {
  if (code !== undefined && /^\d{12}$/.test(code)) {
    const found = lookup.byCode(code);
    if (!found) return { reason: 'unknown-code', said: code, against: name };
    return name === '' || sameCommunity(name, found.name)
      ? found
      : { reason: 'name-differs', said: `${code} ${name}`, against: found.name };
  }
  if (name === '') return { reason: 'nameless', said: code ?? '', against: '' };
  const named = lookup.byName(name).filter((one) => sameCommunity(name, one.name));
  const exact = named.filter((one) => one.name === name);
  const found = (exact.length > 0 ? exact : named).filter(
    (one) =>
      (street === '' || namesAgree(street, one.street)) &&
      (area === '' || namesAgree(area, one.area)) &&
      // A shorter code says in which city, district or street it lies.
      (code === undefined || !/^44\d*$/.test(code) || one.code.startsWith(code)),
  );
  if (found.length === 1) return found[0]!;
  return found.length === 0
    ? { reason: 'unknown-name', said: name, against: [area, street].filter(Boolean).join(' ') }
    : {
        reason: 'ambiguous-name',
        said: name,
        against: found.map((one) => `${one.code} ${one.area}${one.street}`).join('; '),
      };
}
