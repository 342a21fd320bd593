import type { Tags } from './osm/element.ts';

/** Seconds of a ferry's `duration` (HH:MM, HH:MM:SS, minutes, or ISO 8601 like PT20M); 0 where it says none. */
export function ferrySeconds(tags: Tags): number {
  if (tags.route !== 'ferry') return 0;
  const duration = tags.duration?.trim() ?? '';
  const clock = /^(\d+):(\d{2})(?::(\d{2}))?$/.exec(duration);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  const iso = /^P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/.exec(duration);
  if (iso && duration.length > 1)
    return (
      Number(iso[1] ?? 0) * 86400 +
      Number(iso[2] ?? 0) * 3600 +
      Number(iso[3] ?? 0) * 60 +
      Number(iso[4] ?? 0)
    );
  const minutes = /^(\d+(?:\.\d+)?)(?:\s*min(?:utes)?)?$/.exec(duration);
  return minutes ? Number(minutes[1]) * 60 : 0;
}
