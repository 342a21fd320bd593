/** Notices and guides among the places that can be searched by name: kept current on every change, and by the clock when asked. */
import readings from '../data/place-readings.json' with { type: 'json' };
import { isShown } from './domain/notice-rules.ts';
import type { PlaceEntry } from './domain/place-search/entry.ts';
import { nameKeys } from './ingest/places/name-keys.ts';
import { Reader } from './ingest/places/readings.ts';
import type { StoredNotice } from './store/app/notices.ts';
import type { Records } from './store/app/records.ts';
import { LiveIndex } from './store/places/live-index.ts';
import type { PlaceSource } from './store/places/places.ts';

type Known = Pick<Records, 'notices' | 'divisions'>;

export function noticeSource({ notices, divisions }: Known, now: () => Date): PlaceSource {
  const live = new LiveIndex();
  const reader = new Reader(readings);
  const times = new Map<string, Pick<StoredNotice, 'status' | 'publishAt' | 'expiresAt'>>();
  const put = (notice: StoredNotice) => {
    const { id, status, publishAt, expiresAt } = notice;
    times.set(id, { status, publishAt, expiresAt });
    if (status === 'published')
      live.put(entryOf(notice, divisions.byCode(notice.area)?.name ?? null, reader));
    else live.remove(id);
  };
  for (const notice of notices.published()) put(notice);
  notices.onChange(put);
  return {
    index: live.index,
    region: null,
    isShown: (id) => isShown(times.get(id)!, now()),
  };
}

function entryOf(notice: StoredNotice, area: string | null, reader: Reader): PlaceEntry {
  const { id, kind, title } = notice;
  const names = [title.zh, title.en].filter((name) => name !== null);
  return {
    kind: kind === 'guide' ? 'guide' : 'notice',
    id,
    name: names[0]!,
    ...(title.zh !== null && title.en !== null ? { nameEn: title.en } : {}),
    detail: { zh: area ?? '', en: area ?? '' },
    position: null,
    keys: nameKeys(names, area === null ? [] : [area], reader),
  };
}
