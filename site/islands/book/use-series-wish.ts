import { useBooking } from './book-context.ts';

interface Rhythm {
  readonly start: string;
  readonly visits: number;
  readonly everyWeeks: 1 | 2;
}

/** What is sent for several visits: the same to look and to book. */
export function useSeriesWish(): (rhythm: Rhythm) => object {
  const { choices, offering } = useBooking();
  const atHome = offering.value?.offering.mode !== 'at_facility';
  return ({ start, visits, everyWeeks }) => ({
    offering: choices.offering,
    start,
    visits,
    everyWeeks,
    durationMinutes: choices.minutes ?? offering.value?.offering.durationsMinutes[0],
    ...(atHome && choices.at && { door: choices.at }),
  });
}
