import type { Offer } from './offer.ts';
import { isFree, visitFen } from './price-words.ts';

export const offerOrders = ['soonest', 'cheapest', 'nearest', 'best'] as const;
export type OfferOrder = (typeof offerOrders)[number];

/** How the list of providers is looked at. */
export interface OfferView {
  readonly order: OfferOrder;
  readonly languages: readonly string[];
  readonly free: boolean;
  readonly certified: boolean;
}

export const wholeList: OfferView = {
  order: 'soonest',
  languages: [],
  free: false,
  certified: false,
};

const hour = 60;
/** What is not known comes last; equal ones stay in the order of the answer, which is the soonest first. */
const rank: Readonly<Record<OfferOrder, (offer: Offer) => number>> = {
  soonest: ({ nextFree }) => (nextFree === null ? Infinity : Date.parse(nextFree)),
  // Prices by the visit and by the hour are compared by what an hour, or the shortest visit there is, costs.
  cheapest: (offer) => visitFen(offer, Math.max(hour, Math.min(...offer.durationsMinutes))),
  nearest: ({ minutesAway }) => minutesAway ?? Infinity,
  best: ({ rating }) => (rating ? -rating.surelySatisfied : Infinity),
};

export function listed(offers: readonly Offer[], view: OfferView): Offer[] {
  const by = rank[view.order];
  return offers
    .filter(
      (offer) =>
        (!view.free || isFree(offer)) &&
        (!view.certified || offer.certificates.length > 0) &&
        (view.languages.length === 0 ||
          view.languages.some((language) => offer.languages.includes(language))),
    )
    .toSorted((a, b) => by(a) - by(b) || 0);
}

/** Only what tells offers apart is worth a choice, and what is chosen already: it can be taken back. */
export function choicesOf(offers: readonly Offer[], view: OfferView) {
  const differ = (test: (offer: Offer) => boolean) =>
    offers.some(test) && !offers.every((offer) => test(offer));
  const spoken = offers.flatMap((offer) => offer.languages);
  const languages = [...new Set([...spoken, ...view.languages])].toSorted();
  return {
    languages: languages.filter(
      (language) =>
        view.languages.includes(language) || differ((offer) => offer.languages.includes(language)),
    ),
    free: view.free || differ(isFree),
    certified: view.certified || differ(({ certificates }) => certificates.length > 0),
    rated: view.order === 'best' || offers.some(({ rating }) => rating),
  };
}
