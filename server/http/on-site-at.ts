import type { OnSiteDay } from '../domain/on-site/in-circle.ts';
import type { RegionEngine } from '../domain/region-engine.ts';
import type { Records } from '../store/app/records.ts';

/** What takes place on site on the day of a moment, by the region's clock. */
export function onSiteAt(
  { onSite }: Pick<Records, 'onSite'>,
  { hours: { clock } }: RegionEngine,
  at: Date,
  now: Date,
): OnSiteDay {
  const dayOf = (moment: Date) => new Date(clock.wallOf(moment)).toISOString().slice(0, 10);
  const date = dayOf(at);
  return { sessions: onSite.on(date), today: date === dayOf(now) };
}
