/** What a list of offerings may be narrowed to and sorted by, as a query asks. */
import Type from 'typebox';
import { byRating } from '../../domain/booking/rating.ts';
import type { OfferingAnswer } from '../../contract/offering.ts';
import { Refusal } from '../errors.ts';
import { flagIn, oneOf, shown, text, type Query } from '../query.ts';

export const orders = ['earliest', 'near', 'price', 'rating'] as const;

export type Listed = OfferingAnswer & { minutesAway: number | null; nextFree: string | null };

export const filterNames = ['free', 'language', 'certificate', 'sort'] as const;

/** Parameters beside kind, mode and door. */
export const filterQuery = {
  free: Type.Optional(Type.Enum(['0', '1'], { description: '1: only what costs nothing' })),
  language: Type.Optional(
    Type.String({ description: 'BCP 47; zh also finds zh-CN, and not the other way round' }),
  ),
  certificate: Type.Optional(
    Type.String({ description: 'type of `service-kinds` that all of its staff hold' }),
  ),
  sort: Type.Optional(
    Type.Enum([...orders], {
      description: 'default earliest; rating: by the share that is surely satisfied',
    }),
  ),
};

const languageTag = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/;

/** @param certificates the types that are known */
export function askedList(
  query: Query,
  certificates: readonly string[],
): (found: readonly Listed[]) => Listed[] {
  const free = flagIn(query, 'free');
  const certificate = oneOf(query, 'certificate', certificates, undefined, 'unknown-choice');
  const order = oneOf(query, 'sort', orders, 'earliest', 'unknown-choice')!;
  const language = text(query, 'language');
  if (language !== undefined && !languageTag.test(language))
    throw new Refusal('invalid-language', { value: shown(language) });
  const wanted = (one: Listed) =>
    (!free || one.priceFen === 0) &&
    (certificate === undefined || one.certificates.includes(certificate)) &&
    (language === undefined || one.languages.some((spoken) => speaks(spoken, language)));
  return (found) => found.filter(wanted).toSorted(comparing[order]);
}

function speaks(spoken: string, asked: string): boolean {
  const [has, wants] = [spoken.toLowerCase(), asked.toLowerCase()];
  return has === wants || has.startsWith(`${wants}-`);
}

/** What is not known comes last; of equals the order stays. */
const comparing: Record<(typeof orders)[number], (a: Listed, b: Listed) => number> = {
  earliest: (a, b) => (a.nextFree ?? '~').localeCompare(b.nextFree ?? '~'),
  near: (a, b) => (a.minutesAway ?? Infinity) - (b.minutesAway ?? Infinity) || 0,
  price: (a, b) => a.priceFen - b.priceFen,
  rating: (a, b) =>
    a.rating && b.rating
      ? byRating(a.rating, b.rating)
      : Number(a.rating === null) - Number(b.rating === null),
};
