/** A search by name that knows what the register has changed since the region's index of names was made. */
import type { Category } from '../../domain/categories.ts';
import { isClosedOn } from '../../domain/register/entry.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';
import type { Facility } from '../../domain/region.ts';
import { distanceMeters } from '../../geo/distance.ts';
import type { Position } from '../../geo/position.ts';
import type { PlaceInRegion, Places } from './places.ts';

/** Of the register's own names, so many beside what the index finds. */
export const mostOwn = 5;
/** One letter is in too many names. */
const leastLetters = 2;

interface Regions {
  all(): RegionEngine[];
}

/**
 * What is closed is not found, what was renamed or moved stands with its new name and place. Names that only the register knows are
 * found by any part of them as written, not by pinyin or with a slip: their forms are made when the region is imported. Those written exactly
 * so come first of all names, the others last. Cost: one pass over the names of the register.
 */
export class RegisteredPlaces implements Places {
  private readonly places: Places;
  private readonly regions: Regions;
  private readonly words: ReadonlyMap<string, Category>;
  private readonly today: () => string;

  constructor(
    places: Places,
    regions: Regions,
    categories: readonly Category[],
    today: () => string,
  ) {
    this.places = places;
    this.regions = regions;
    this.words = new Map(categories.map((category) => [category.code, category]));
    this.today = today;
  }

  search(text: string, near: Position | null, limit: number): PlaceInRegion[] {
    const engines = this.regions.all();
    const today = this.today();
    const asked = text.trim().toLowerCase();
    const found = this.places.search(text, near, limit).flatMap((hit) => {
      const engine = engines.find(({ region }) => region.info.id === hit.region);
      if (hit.kind !== 'facility' || !engine) return hit;
      const number = engine.facilityNumber(hit.id);
      const facility = number === undefined ? undefined : engine.region.facilities[number];
      if (!facility || isClosedOn(facility, today)) return [];
      return facility.source === undefined ? hit : this.hitOf(facility, hit.region, near);
    });
    if ([...asked].length < leastLetters) return found;
    const known = new Set(found.map(({ kind, id }) => `${kind}/${id}`));
    const own = engines.flatMap(({ region }) =>
      region.facilities
        .filter(
          ({ source, name, id, closedOn }) =>
            source !== undefined &&
            name !== null &&
            name.toLowerCase().includes(asked) &&
            !isClosedOn({ closedOn: closedOn ?? null }, today) &&
            !known.has(`facility/${id}`),
        )
        .map((facility) => this.hitOf(facility, region.info.id, near)),
    );
    const unique = [...new Map(own.map((hit) => [hit.id, hit])).values()]
      .sort((a, b) => (a.meters ?? 0) - (b.meters ?? 0) || a.name.length - b.name.length)
      .slice(0, Math.min(mostOwn, limit));
    const exact = unique.filter(({ name }) => name.toLowerCase() === asked);
    const others = unique.filter((hit) => !exact.includes(hit));
    const kinds = found.filter(({ kind }) => kind === 'category');
    const names = found.filter(({ kind }) => kind !== 'category');
    const room = Math.max(0, limit - others.length);
    return [...[...kinds, ...exact, ...names].slice(0, room), ...others];
  }

  private hitOf(facility: Facility, region: string | null, near: Position | null): PlaceInRegion {
    const kinds = facility.categories.flatMap((code) => this.words.get(code) ?? []);
    const at = facility.entrances[0] ?? facility.position;
    const [category] = facility.categories;
    return {
      kind: 'facility',
      id: facility.id,
      name: facility.name ?? '',
      ...(facility.nameEn === undefined ? {} : { nameEn: facility.nameEn }),
      detail: {
        zh: kinds.map(({ zh }) => zh).join('、'),
        en: kinds.map(({ en }) => en).join(', '),
      },
      position: at,
      region,
      ...(category === undefined ? {} : { category }),
      ...(near && { meters: Math.round(distanceMeters(near[0], near[1], at[0], at[1])) }),
    };
  }
}
