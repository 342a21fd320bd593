/** The key in a minutes tile's address: the region's own, the day, and the minute where opening hours count. */
export const tileZooms = { min: 8, max: 15 } as const;
const minuteMs = 60_000;

export interface TileKey {
  region: string;
  /** YYYY-MM-DD */
  day: string;
  atMs: number | null;
}

export function writeTileKey({ region, day, atMs }: TileKey): string {
  const minute = atMs === null ? [] : [Math.floor(atMs / minuteMs).toString(36)];
  return [region, day.replaceAll('-', ''), ...minute].join('-');
}

/** Null for what is no key. */
export function readTileKey(text: string): TileKey | null {
  const match = /^([0-9a-f]{20})-(\d{4})(\d{2})(\d{2})(?:-([0-9a-z]{1,8}))?$/.exec(text);
  if (!match) return null;
  const [, region, year, month, day, minute] = match;
  return {
    region: region!,
    day: `${year}-${month}-${day}`,
    atMs: minute === undefined ? null : parseInt(minute, 36) * minuteMs,
  };
}
