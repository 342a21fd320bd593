/** What stands in the form, word for word: refused or not, it goes back into it. */
import type { Query } from '../query.ts';

export const fieldNames = [
  'region',
  'place',
  'lng',
  'lat',
  'crs',
  'profile',
  'minutes',
  'kind',
  'when',
] as const;
/** Beside the fields: the facility to go to, a kind of service, large text, and “only list the places of this region”. */
const otherNames = ['to', 'service', 'large', 'list'] as const;
const names = [...fieldNames, ...otherNames];

export type FieldName = (typeof fieldNames)[number];
export type Typed = Readonly<Record<(typeof names)[number], string>>;

/** Longer than any sensible value; an address may carry 16 KB. */
const longest = 200;

/** Other parameters are nobody's: links that pass through chat apps gather them. Of a repeated one the first counts. */
export function typedIn(query: Query): Typed {
  const first = (name: string) => [query[name] ?? ''].flat()[0]!.trim().slice(0, longest);
  return Object.fromEntries(names.map((name) => [name, first(name)])) as Typed;
}

/** An address below `path` with the same values, some of them changed. */
export function addressOf(path: string, typed: Typed, changes: Partial<Typed> = {}): string {
  const all = { ...typed, list: '', service: '', ...changes };
  const fields = names.flatMap((name) => (all[name] === '' ? [] : [[name, all[name]]]));
  const query = new URLSearchParams(fields).toString();
  return query === '' ? path : `${path}?${query}`;
}
