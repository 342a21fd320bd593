/** What people wish in the bench: a start of the weeks to come, at a door near the provider's base, drawn from a seed. */
import type { Human } from '../../server/store/app/booking/acting.ts';
import type { PlaceAsked } from '../../server/store/app/booking/making.ts';
import type { Records } from '../../server/store/app/records.ts';
import { benchNowMs, randomFrom, type FilledWorld } from './booking-world.ts';

export interface Wish {
  /** Of the request, different for each. */
  key: string;
  place: PlaceAsked;
  acting: Human;
}

const dayMs = 86_400_000;

export const benchConfirmation = {
  details: { address: '人民路1号3栋502', name: '李奶奶', phone: '+8613912345678', notes: '' },
  forOther: null,
  grant: null,
  subsidised: true,
};

export function wishesOf({ booking }: Records, world: FilledWorld, seed: number): () => Wish {
  const random = randomFrom(seed);
  const homes = homesOf(booking, world);
  let made = 0;
  return () => {
    const number = made++;
    const offering = pick(world.offerings, random);
    const home = homes.get(offering)! + Math.floor(random() * 12);
    // Between 8 and 11 or 13 and 18 o'clock, when most staff work.
    const step = Math.floor(random() * 18);
    const day = 1 + Math.floor(random() * 26);
    return {
      key: `${seed}-${number}`,
      acting: { by: 'resident', actor: `u${seed}-${number}` },
      place: {
        offering,
        durationMinutes: 60,
        startMs: benchNowMs + day * dayMs + (step < 7 ? step : step + 3) * 30 * 60_000,
        door: world.doors[home % world.doors.length]!,
        community: '440402001001',
        resource: null,
      },
    };
  };
}

/** Where in the row of doors each offering's provider has its base. */
function homesOf({ catalogue }: Records['booking'], { offerings, doors }: FilledWorld) {
  catalogue.look();
  const places = new Map(doors.map(([lng, lat], i) => [`${lng} ${lat}`, i]));
  return new Map(
    offerings.map((id) => {
      const { lng, lat } = catalogue.provider(catalogue.offering(id)!.provider)!;
      return [id, places.get(`${lng} ${lat}`)!];
    }),
  );
}

export function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)]!;
}
