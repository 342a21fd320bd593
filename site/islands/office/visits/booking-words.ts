import type { BookingAnswer } from '../../../../server/contract/booking.ts';

/** In which a booking is shown: what expired is none. */
export const bookingStates = [
  'held',
  'requested',
  'confirmed',
  'on-the-way',
  'in-service',
  'done',
  'followed-up',
  'declined',
  'cancelled',
  'no-show',
  'disputed',
  'resolved',
] as const satisfies readonly BookingAnswer['state'][];

/** What an office gives as the reason of a step. */
export const officeReasons = [
  'told-by-telephone',
  'weather',
  'staff-away',
  'illness',
  'changed-mind',
  'nobody-home',
  'wrong-details',
  'quality',
  'price',
  'damage',
  'other',
] as const;

/** Reasons that residents, providers and the service itself give besides. */
export const shownReasons = [
  ...officeReasons,
  'too-far',
  'fully-booked',
  'not-our-service',
  'suspended',
] as const;

/** States that something is waited for: shown more strongly. */
export const toneOf = (state: BookingAnswer['state']): string =>
  ({ disputed: 'state-not-met', 'no-show': 'state-not-met', cancelled: '', declined: '' })[
    state as string
  ] ?? 'state-met';
