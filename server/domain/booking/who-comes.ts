/** Kinds of service with the providers who come to a door, and the earliest time that one of them is free. */
import type { SlotQuestion, SlotWorld } from './lanes.ts';
import type { Absence, InstantMs, Occupied, Offering, Resource, VettingState } from './model.ts';
import { thatCome, type Door, type FromBase } from './service-area.ts';
import { firstFree } from './slots.ts';
import { isVetted } from './vetting.ts';

/** An offering with what is needed to say when it is free. */
export interface Offer {
  offering: Offering;
  vetting: VettingState;
  resources: readonly Resource[];
  occupied: readonly Occupied[];
  absences: readonly Absence[];
  fromBase: FromBase;
}

/** When is asked for, and what holds for all. */
export type Asked = Pick<SlotQuestion, 'suspensions' | 'fromMs' | 'knownUntilMs' | 'nowMs'>;

export interface KindThatComes {
  serviceKind: string;
  /** Different ones, whether free or not. */
  providers: number;
  /** Null where nobody is free as far as is known. */
  earliestMs: InstantMs | null;
}

/** Kinds in the order of their first offer. Only those that somebody comes for. */
export function whoComes(
  offers: readonly Offer[],
  door: Door,
  asked: Asked,
  world: SlotWorld,
): KindThatComes[] {
  const kinds = new Map<string, KindThatComes & { seen: Set<string> }>();
  for (const offer of offers) {
    const { offering } = offer;
    if (!offering.active || offering.mode !== 'at_home' || !isVetted(offer.vetting)) continue;
    const coming = thatCome(offering.serviceArea, offer.resources, door, offer.fromBase).filter(
      (one) => one.active && one.offerings.includes(offering.id),
    );
    if (coming.length === 0) continue;
    const { serviceKind } = offering;
    const kind = kinds.get(serviceKind) ?? {
      serviceKind,
      providers: 0,
      earliestMs: null,
      seen: new Set(),
    };
    kinds.set(serviceKind, kind);
    kind.seen.add(offering.provider);
    kind.providers = kind.seen.size;
    // Who is free later than somebody known is of no interest.
    const until = kind.earliestMs ?? asked.knownUntilMs;
    const freeMs = firstFreeOf({ ...offer, resources: coming }, door, asked, until, world);
    kind.earliestMs = freeMs ?? kind.earliestMs;
  }
  return [...kinds.values()].map(({ seen: _, ...kind }) => kind);
}

function firstFreeOf(
  { offering, resources, occupied, absences }: Offer,
  door: Door,
  asked: Asked,
  knownUntilMs: InstantMs,
  world: SlotWorld,
): InstantMs | null {
  return firstFree(
    {
      ...asked,
      offering,
      // The shortest fits wherever a longer one does.
      durationMinutes: Math.min(...offering.durationsMinutes),
      resources,
      occupied,
      absences,
      door: door.position,
      area: door.community,
      knownUntilMs,
      toMs: knownUntilMs,
      ignoredBooking: null,
    },
    world,
  );
}
