/** Which offerings that one goes to lie near a door: counters of service halls, clinics, rooms and courts that are opened to residents. */
import { longestAreaMinutes, type DoorTravel } from '../../domain/booking/travel.ts';
import { isClosedOn } from '../../domain/register/entry.ts';
import type { Facility } from '../../domain/region.ts';
import { position, type Position } from '../../geo/position.ts';
import type { Catalogue, OfferingRow } from '../../store/app/booking/catalogue.ts';
import type { Regions } from '../../store/regions.ts';
import type { Coming } from './coming.ts';

/** Where an offering takes place. */
export interface Place {
  /** Of the register; null: at the provider's own. */
  facility: string | null;
  name: string;
  nameEn: string | null;
  position: Position;
  entrances: readonly Position[];
  /** Whose office it belongs to, and whose suspensions it heeds. */
  area: string;
}

export interface Nearby extends Coming {
  place: Place;
  /** On foot. */
  seconds: number;
}

/** Farther than an hour on foot nothing is near. */
export const longestWalkSeconds = longestAreaMinutes * 60;

export class NearbyOfferings {
  private readonly catalogue: Catalogue;
  private readonly travel: DoorTravel;
  private readonly regions: () => Regions;

  constructor(catalogue: Catalogue, travel: DoorTravel, regions: () => Regions) {
    this.catalogue = catalogue;
    this.travel = travel;
    this.regions = regions;
  }

  /** In the catalogue's order. @param today YYYY-MM-DD. @param serviceKind undefined: all kinds */
  to(door: Position, today: string, serviceKind?: string): Nearby[] {
    this.catalogue.look();
    return this.walked(door, today, this.catalogue.offered(serviceKind));
  }

  /** One offering; null where it comes to the door, is over, or is too far. */
  one(row: OfferingRow, door: Position, today: string): Nearby | null {
    return this.walked(door, today, [row])[0] ?? null;
  }

  /** Null for what comes to the door, and where the facility is closed for good or no longer known. */
  placeOf(row: OfferingRow, today: string): Place | null {
    const provider = this.catalogue.provider(row.provider);
    if (row.mode !== 'at_facility' || !provider) return null;
    const { name, nameEn, lng, lat, community: area } = provider;
    if (row.facility === null) {
      const base = position(lng, lat);
      return { facility: null, name, nameEn, position: base, entrances: [base], area };
    }
    const facility = this.facility(row.facility, today);
    return (
      facility && {
        facility: facility.id,
        name: facility.name ?? name,
        nameEn: facility.name === null ? nameEn : (facility.nameEn ?? null),
        position: facility.position,
        entrances: facility.entrances,
        area,
      }
    );
  }

  /** By its id or one that it speaks for, as the first region knows it in which it is open; null where there is none. */
  facility(id: string, today: string): Facility | null {
    for (const engine of this.regions().all()) {
      const number = engine.facilityNumber(id);
      const facility = number === undefined ? undefined : engine.region.facilities[number];
      if (facility && !isClosedOn(facility, today)) return facility;
    }
    return null;
  }

  private walked(door: Position, today: string, rows: readonly OfferingRow[]): Nearby[] {
    const places = rows.flatMap((row) => {
      const place = this.placeOf(row, today);
      const able = this.catalogue.able(row.id);
      return place && able.length > 0 ? [{ row, able, place }] : [];
    });
    if (places.length === 0) return [];
    const ways = this.travel.walkTo(
      door,
      places.map(({ place }) => place.entrances),
      longestWalkSeconds,
    );
    return places.flatMap((one, i) => {
      const seconds = ways[i]!;
      return seconds === null ? [] : [{ ...one, seconds }];
    });
  }
}
