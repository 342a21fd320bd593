import type { CategoryInCircle, Circle, ReachedFacility } from '../../server/contract/circle.ts';

type State = CategoryInCircle['state'];

/** An answer of the API with these states of essential categories, drawn around nowhere. */
export function aCircle(states: Record<string, State>, fields: Partial<Circle> = {}): Circle {
  return {
    origin: { position: [113, 22], snapped: [113, 22], offStreetMeters: 0, street: null },
    kind: { kind: 'urban', because: 'committee', detail: '广场社区居委会' },
    profile: 'walk',
    limitMinutes: 15,
    at: '2026-03-02T09:00:00+08:00',
    localTime: '2026-03-02T09:00',
    dayKind: 'workday',
    calendarKnown: true,
    contours: { type: 'FeatureCollection', features: [] },
    facilities: [],
    categories: Object.entries(states).map(([code, state]) => ({
      code,
      essential: true,
      inside: state === 'covered' ? 1 : 0,
      nearestSeconds: null,
      nearestFacility: null,
      nearestName: null,
      nearestPosition: null,
      nearestMeters: null,
      nearestOpenNow: null,
      openInside: 0,
      closedInside: 0,
      state,
    })),
    reach: { streetMeters: 0 },
    meta: { region: 'r', regionName: '某地', invented: false, dataDate: null, attribution: '' },
    ...fields,
  };
}

export const aFacility = (id: string, seconds: number, categories: string[]): ReachedFacility => ({
  id,
  name: id,
  categories,
  position: [113, 22],
  seconds,
  meters: seconds,
  openNow: null,
  changesAt: null,
});
