/** The sessions of a day that lie within a circle. They are added to no category's count: they are gone the next day. */
import type { OnSiteInCircle } from '../../contract/on-site.ts';
import { contains, type Position } from '../../geo/position.ts';
import type { AccessPoint } from '../../network/network.ts';
import { accessClassOf, type Profile } from '../../network/profiles.ts';
import { snap } from '../../network/snap.ts';
import type { RegionEngine } from '../region-engine.ts';

export interface OnSiteSession {
  readonly id: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly categories: readonly string[];
  readonly position: Position;
  readonly place: string;
  /** HH:MM on the region's wall clock. */
  readonly opens: string;
  readonly closes: string;
}

/** What takes place on the asked day, anywhere. */
export interface OnSiteDay {
  readonly sessions: readonly OnSiteSession[];
  /** The asked day is today. */
  readonly today: boolean;
}

/** Where sessions stand on the network; a session that was moved is another object. */
const snapped = new WeakMap<
  RegionEngine,
  WeakMap<OnSiteSession, Map<string, AccessPoint | null>>
>();

/**
 * As a field of the circle; none where nothing takes place within the limit. The engine's `reach` must be final up to the limit.
 * Nearest first. Cost: one snap for each session and kind of traveller, remembered.
 */
export function onSiteField(
  engine: RegionEngine,
  asked: { profile: Profile; at: { date: Date }; onSite?: OnSiteDay },
  limitSeconds: number,
): { onSite?: OnSiteInCircle[] } {
  const { onSite } = asked;
  if (!onSite || onSite.sessions.length === 0) return {};
  const { bounds } = engine.region.info;
  const clock = engine.hours.dayOf(asked.at.date).localTime.slice(-5);
  const found = onSite.sessions.flatMap((session): OnSiteInCircle[] => {
    if (!contains(bounds, session.position[0], session.position[1])) return [];
    const seconds = secondsTo(engine, asked.profile, session);
    if (seconds > limitSeconds) return [];
    const { id, title, titleEn, categories, position, place, opens, closes } = session;
    return [
      {
        id,
        title,
        ...(titleEn === null ? {} : { titleEn }),
        categories: [...categories],
        position: [...position],
        place,
        opens,
        closes,
        // Rounded up, so that what lies beyond the limit never reads as at it.
        seconds: Math.ceil(seconds * 10 - 1e-6) / 10,
        openNow: opens <= clock && clock < closes,
        today: onSite.today,
      },
    ];
  });
  found.sort((a, b) => a.seconds - b.seconds || a.opens.localeCompare(b.opens));
  return found.length > 0 ? { onSite: found } : {};
}

/** Infinity where no street is near enough or none leads there. */
function secondsTo(engine: RegionEngine, profile: Profile, session: OnSiteSession): number {
  const at = standsAt(engine, profile, session);
  if (!at) return Infinity;
  const { reach } = engine;
  const off = at.offStreetMeters * reach.travel.offStreetSecondsPerMeter;
  return reach.secondsOnEdge(at.edge, at.alongMeters) + off;
}

function standsAt(
  engine: RegionEngine,
  profile: Profile,
  session: OnSiteSession,
): AccessPoint | null {
  let ofEngine = snapped.get(engine);
  if (!ofEngine) snapped.set(engine, (ofEngine = new WeakMap()));
  let byClass = ofEngine.get(session);
  if (!byClass) ofEngine.set(session, (byClass = new Map()));
  const accessClass = accessClassOf(profile);
  let at = byClass.get(accessClass);
  if (at === undefined) {
    at = snap(engine.region.network, accessClass, session.position, engine.norms.snapLimitMeters);
    byClass.set(accessClass, at);
  }
  return at;
}
