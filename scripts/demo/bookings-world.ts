/** What a month of bookings is made with. */
import type { LocalDays } from '../../server/domain/booking/local-days.ts';
import type { TravelBetween } from '../../server/domain/booking/model.ts';
import type { Human } from '../../server/store/app/booking/acting.ts';
import type { BookingRecords } from '../../server/store/app/booking/open-booking.ts';
import type { Random } from '../sample/random.ts';
import type { MadeProvider } from './fill-providers.ts';
import type { DemoGround } from './ground.ts';
import type { MovingClock } from './moving-clock.ts';
import type { Story } from './story.ts';

export interface BookingsWorld {
  booking: BookingRecords;
  ground: DemoGround;
  clock: MovingClock;
  story: Story;
  random: Random;
  local: LocalDays;
  travel: TravelBetween;
  /** The moment at which the demo begins for who opens it. */
  nowMs: number;
  /** Account of the office worker, and where they are at work. */
  office: Extract<Human, { by: 'office' }>;
  customers: readonly Customer[];
  providers: readonly MadeProvider[];
  /** Hands over what is due. */
  deliver: () => void;
}

/** Somebody who books: with an account, or by telephone. */
export interface Customer {
  name: string;
  phone: string;
  address: string;
  /** Account; null for callers. */
  account: string | null;
  door: ReturnType<DemoGround['door']>;
  /** Books for a parent or a neighbour now and then. */
  forOthers: boolean;
}

export const byProvider = ({ id, manager }: MadeProvider): Extract<Human, { by: 'provider' }> => ({
  by: 'provider',
  actor: manager,
  provider: id,
});

export const byResident = (actor: string): Extract<Human, { by: 'resident' }> => ({
  by: 'resident',
  actor,
});
