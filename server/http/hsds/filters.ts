/** The directory's query strings, read strictly: what HSDS lets one ask, and `near`, which is ours. */
import { middleOfPostcode, type ServiceQuestion } from '../../domain/directory/find.ts';
import type { Directory } from '../../domain/directory/directory.ts';
import { Refusal } from '../errors.ts';
import { flagIn, mintPosition, shown, text, wholeIn, type Query } from '../query.ts';
import { isUuid } from './uuid.ts';

export const limits = {
  perPage: 1000,
  /** Whole records are large. */
  perPageFull: 100,
  /** Whole organizations hold up to 500 services each. */
  perPageOrganizations: 20,
  perPageUnlessSaid: 50,
  page: 1_000_000,
  searchCharacters: 100,
  proximityMeters: 100_000,
};

export const pagingNames = ['page', 'per_page', 'format'] as const;

export interface Paging {
  page: number;
  /** Infinity: everything on one page. */
  perPage: number;
  lines: boolean;
}

/** @param all whether everything comes on one page unless `per_page` is said */
export function pagingIn(query: Query, mostPerPage: number, all = false): Paging {
  const format = text(query, 'format') ?? 'json';
  if (format !== 'json' && format !== 'ndjson')
    throw new Refusal('unknown-choice', {
      name: 'format',
      value: shown(format),
      known: 'json, ndjson',
    });
  const lines = format === 'ndjson';
  // Lines hold everything; a page of them would be another thing than asked for.
  for (const name of ['page', 'per_page'])
    if (lines && query[name] !== undefined)
      throw new Refusal('one-of-two', { name, other: 'format=ndjson' });
  const unlessSaid = Math.min(limits.perPageUnlessSaid, mostPerPage);
  return {
    page: wholeIn(query, 'page', 1, limits.page) ?? 1,
    perPage: wholeIn(query, 'per_page', 1, mostPerPage) ?? (all ? Infinity : unlessSaid),
    lines,
  };
}

export function idIn(query: Query, name: string): string | undefined {
  const value = text(query, name);
  if (value !== undefined && !isUuid(value))
    throw new Refusal('invalid-id', { name, value: shown(value) });
  return value;
}

export function searchIn(query: Query): string | undefined {
  const value = text(query, 'search');
  if (value === undefined) return undefined;
  if (value.trim() === '') throw new Refusal('empty-question', { name: 'search' });
  const count = [...value].length;
  if (count > limits.searchCharacters)
    throw new Refusal('question-too-long', {
      most: limits.searchCharacters,
      count,
      value: shown(value),
    });
  return value;
}

export const serviceNames = [
  'search',
  'taxonomy_term_id',
  'taxonomy_id',
  'organization_id',
  'modified_after',
  'full',
] as const;

export function serviceQuestionIn(query: Query): ServiceQuestion & { full: boolean } {
  return {
    search: searchIn(query),
    termId: idIn(query, 'taxonomy_term_id'),
    taxonomyId: idIn(query, 'taxonomy_id'),
    organizationId: idIn(query, 'organization_id'),
    modifiedAfter: dateIn(query, 'modified_after'),
    full: flagIn(query, 'full'),
  };
}

/** A day counts from its midnight in UTC, as does a time without an offset. */
function dateIn(query: Query, name: string): Date | undefined {
  const value = text(query, name);
  if (value === undefined) return undefined;
  // A form turns the plus of an offset into a space.
  const repaired = value.replace(/ (\d{2}:?\d{2})$/, '+$1');
  const match =
    /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(
      repaired,
    );
  const date = match && new Date(`${match[1]}${match[2] ?? 'T00:00'}${match[3] ?? 'Z'}`);
  const day = match && new Date(`${match[1]}T00:00Z`);
  // 30 February parses in JavaScript.
  const exists = day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(match[1]!);
  if (!date || Number.isNaN(date.getTime()) || !exists || (match[3] && !match[2]))
    throw new Refusal('invalid-moment', { name, value: shown(value) });
  return date;
}

export const aroundNames = ['postcode', 'proximity', 'near'] as const;

/** With `proximity` a postcode stands for the middle of its places; a postcode that no place states is refused, for finding none would say too much. */
export function aroundIn(
  query: Query,
  directory: Directory,
): Pick<ServiceQuestion, 'postcode' | 'around'> {
  const meters = wholeIn(query, 'proximity', 1, limits.proximityMeters);
  const postcode = text(query, 'postcode');
  const near = text(query, 'near');
  if (near !== undefined) {
    if (postcode !== undefined)
      throw new Refusal('one-of-two', { name: 'near', other: 'postcode' });
    if (meters === undefined) throw new Refusal('missing-parameter', { name: 'proximity' });
    const parts = near.split(',');
    if (parts.length !== 2) throw new Refusal('invalid-pair', { name: 'near', value: shown(near) });
    return { around: { center: mintPosition({}, parts[0]!, parts[1]!, 'near', 'near'), meters } };
  }
  if (postcode === undefined) {
    if (meters !== undefined) throw new Refusal('missing-parameter', { name: 'postcode / near' });
    return {};
  }
  if (!/^\d{6}$/.test(postcode)) throw new Refusal('invalid-postcode', { value: shown(postcode) });
  const center = middleOfPostcode(directory, postcode);
  if (!center) throw new Refusal('unknown-postcode', { value: postcode });
  return meters === undefined ? { postcode } : { around: { center, meters } };
}
