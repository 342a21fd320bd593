/** What `/bookings/` shows, from behind the `#`: no log and no other site reads it. */
export type BookingsView =
  | { readonly screen: 'list' }
  | { readonly screen: 'one'; readonly booking: string }
  /** A single-use link of a message: a key, to be taken out of the address at once. */
  | { readonly screen: 'link'; readonly token: string };

const idShape = /^[\w-]{1,60}$/;
const tokenShape = /^[\w.~-]{8,200}$/;

/** Any string is accepted; what is not understood is the list. */
export function readBookingsFragment(fragment: string): BookingsView {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const token = fields.get('link');
  if (token !== null && tokenShape.test(token)) return { screen: 'link', token };
  const booking = fields.get('booking');
  return booking !== null && idShape.test(booking)
    ? { screen: 'one', booking }
    : { screen: 'list' };
}

export const bookingHref = (id: string): string => `#booking=${encodeURIComponent(id)}`;
