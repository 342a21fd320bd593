/** Which offerings come to a door, and by whom: what `GET /services` and `GET /offerings` answer from. */
import { whoComes, type GoesOut } from '../../domain/booking/comes.ts';
import type { Door } from '../../domain/booking/service-area.ts';
import type { Candidate } from '../../domain/booking/earliest.ts';
import type { DoorTravel } from '../../domain/booking/travel.ts';
import { position } from '../../geo/position.ts';
import type { Catalogue, KnownResource, OfferingRow } from '../../store/app/booking/catalogue.ts';

export interface Coming {
  row: OfferingRow;
  /** Those who come. */
  able: readonly KnownResource[];
  /** Of the quickest from the base; null where the area says more than the way. */
  seconds: number | null;
}

/** An offering with what its coming depends on besides the door: made once for each state of the catalogue. */
interface Going {
  row: OfferingRow;
  able: readonly KnownResource[];
  out: GoesOut;
}

export class ComingOfferings {
  private readonly catalogue: Catalogue;
  private readonly travel: DoorTravel;
  private state = -1;
  private going: readonly Going[] = [];

  constructor(catalogue: Catalogue, travel: DoorTravel) {
    this.catalogue = catalogue;
    this.travel = travel;
  }

  /** In the catalogue's order. @param serviceKind undefined: all kinds */
  to(door: Door, serviceKind?: string): Coming[] {
    const asked = this.current().filter(
      ({ row }) => serviceKind === undefined || row.serviceKind === serviceKind,
    );
    const comes = whoComes(
      this.travel,
      door,
      asked.map(({ out }) => out),
    );
    return asked.flatMap(({ row, able }, i) => {
      const profiles = comes[i]!;
      if (profiles.size === 0) return [];
      const ways = [...profiles.values()].filter((way) => way !== null);
      return {
        row,
        able: able.filter(({ profile }) => profile !== null && profiles.has(profile)),
        seconds: ways.length > 0 ? Math.min(...ways) : null,
      };
    });
  }

  /** One offering; null where it does not come. */
  one(offering: OfferingRow, door: Door): Coming | null {
    const going = goingOf(offering, this.catalogue);
    if (!going) return null;
    const [profiles] = whoComes(this.travel, door, [going.out]);
    if (profiles!.size === 0) return null;
    const ways = [...profiles!.values()].filter((way) => way !== null);
    return {
      row: offering,
      able: going.able.filter(({ profile }) => profile !== null && profiles!.has(profile)),
      seconds: ways.length > 0 ? Math.min(...ways) : null,
    };
  }

  private current(): readonly Going[] {
    const state = this.catalogue.look();
    if (state !== this.state) {
      this.going = this.catalogue.offered().flatMap((row) => goingOf(row, this.catalogue) ?? []);
      this.state = state;
    }
    return this.going;
  }
}

/** Null for what comes to nobody: at a facility, without an area, or without staff who travel. */
function goingOf(row: OfferingRow, catalogue: Catalogue): Going | null {
  if (row.mode !== 'at_home' || row.serviceArea === null) return null;
  const provider = catalogue.provider(row.provider);
  const able = catalogue.able(row.id).filter(({ profile }) => profile !== null);
  if (!provider || able.length === 0) return null;
  const profiles = [...new Set(able.flatMap(({ profile }) => profile ?? []))];
  const base = position(provider.lng, provider.lat);
  return { row, able, out: { base, area: row.serviceArea, profiles } };
}

/** @param place of what one goes to */
export function candidateOf({
  row,
  able,
  place,
}: Pick<Coming, 'row' | 'able'> & { place?: { area: string } | null }): Candidate {
  return { offering: row, resources: able, ...(place ? { place } : {}) };
}
