/** Any commands, from numbers that fast-check chooses. */
import fc from 'fast-check';
import {
  bookingEvents,
  type BookingEvent,
  type By,
} from '../../../../server/domain/booking/states.ts';
import {
  Act,
  allNeeds,
  Book,
  Leave,
  Look,
  Negotiate,
  Pass,
  Suspend,
  Visit,
  type Command,
} from './commands.ts';
import { door } from '../world.ts';
import { someBy, someDoor, somePick } from './picks.ts';

const someBook = fc
  .tuple(
    fc.nat(2),
    fc.constantFrom('daughter', 'daughter', 'daughter', 'neighbour'),
    someDoor,
    somePick,
    fc.constantFrom('hold' as const, 'hold' as const, 'confirm' as const, 'request' as const),
    someBy,
  )
  .map((given) => new Book(...given));

/** Bookings with which a calendar begins, so that there is something to collide with. */
export const someBookings = fc.array(someBook, { minLength: 8, maxLength: 16, size: 'max' });

const someAct = fc
  .tuple(
    fc.nat(30),
    fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom(...bookingEvents) },
      {
        weight: 4,
        arbitrary: fc.constantFrom<BookingEvent>('move', 'reassign', 'change-door', 'not-there'),
      },
      { weight: 4, arbitrary: fc.nat(20) },
    ),
    fc.oneof(someBy, someBy, someBy, fc.constant<By>('system')),
    fc.constantFrom(allNeeds, allNeeds, allNeeds, []),
    somePick,
    fc.nat(3),
    someDoor,
  )
  // What happens by itself is the worker's.
  .filter(([, event]) => event !== 'lapse')
  .map((given) => new Act(...given));

const someNegotiation = fc
  .tuple(fc.nat(30), somePick, someBy)
  .map((given) => new Negotiate(...given));

/** Somebody falls ill: the provider gives the visit to another. */
const someHandover = fc
  .tuple(fc.nat(30), fc.nat(3))
  .map(
    ([booking, resource]) =>
      new Act(
        booking,
        'reassign',
        'provider',
        allNeeds,
        { how: 'any', quarter: 0 },
        resource,
        door(0),
      ),
  );

const span = [fc.nat(200), fc.integer({ min: 1, max: 24 })] as const;

export const someCommands = fc.commands(
  [
    someBook,
    someBook,
    someBook,
    someAct,
    someAct,
    someAct,
    someAct,
    someNegotiation,
    someHandover,
    someHandover,
    fc.nat(30).map((booking) => new Visit(booking)),
    fc.tuple(fc.nat(5), ...span).map((given) => new Leave(...given)),
    fc.tuple(...span).map(([start, length]) => new Suspend(start, Math.ceil(length / 6))),
    fc.tuple(fc.nat(120), fc.boolean()).map((given) => new Pass(...given)),
    fc.tuple(fc.nat(1000), fc.boolean()).map((given) => new Pass(...given)),
    fc.tuple(fc.nat(2), someDoor).map((given) => new Look(...given)),
  ] as fc.Arbitrary<Command>[],
  { maxCommands: 60, size: 'max' },
);
