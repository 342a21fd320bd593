import { beforeEach, describe, expect, it } from 'vitest';
import type { RegionAnswer } from '../../server/contract/region.ts';
import { clearDevice } from '../../site/lib/device-storage.ts';
import { keepLastCircle, readLastCircle } from '../../site/lib/last-circle.ts';
import {
  maxNameLength,
  maxSavedPlaces,
  placeAt,
  readSavedPlaces,
  removePlace,
  savePlace,
} from '../../site/lib/saved-places.ts';
import { aCircle } from './a-circle.ts';

/** A browser's storage with room for so many characters. */
class Room implements Storage {
  readonly kept = new Map<string, string>();

  constructor(readonly characters = Infinity) {}

  get length(): number {
    return this.kept.size;
  }
  clear(): void {
    this.kept.clear();
  }
  key(index: number): string | null {
    return [...this.kept.keys()][index] ?? null;
  }
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  removeItem(key: string): void {
    this.kept.delete(key);
  }
  setItem(key: string, value: string): void {
    if (value.length > this.characters) throw new DOMException('full', 'QuotaExceededError');
    this.kept.set(key, value);
  }
}

let room: Room;
beforeEach(() => {
  room = new Room();
});

const last = {
  circle: aCircle({ market: 'covered' }),
  view: { profile: 'elder', position: [113, 22] },
  region: { id: 'r', bounds: [112, 21, 114, 23] } as RegionAnswer,
  keptAt: '2026-03-02T01:00:00.000Z',
} as const;

describe('the last circle', () => {
  it('comes back as it was kept', () => {
    expect(readLastCircle(room)).toBeNull();
    expect(keepLastCircle(room, last)).toBe(true);
    expect(readLastCircle(room)).toEqual(last);
  });

  it('is the newer one, or none where the newer one has no room', () => {
    const small = new Room(JSON.stringify(last).length + 20);
    expect(keepLastCircle(small, last)).toBe(true);
    const larger = { ...last, view: { ...last.view, facility: 'n'.repeat(100) } };
    expect(keepLastCircle(small, larger)).toBe(false);
    expect(readLastCircle(small)).toBeNull();
  });

  it.each([
    ['{', 'half a text'],
    ['null', 'nothing'],
    [JSON.stringify({ ...last, format: 0 }), 'an older format'],
    [JSON.stringify({ ...last, format: 1, keptAt: 'yesterday' }), 'no time'],
    [JSON.stringify({ ...last, format: 1, circle: {} }), 'no circle'],
    [JSON.stringify({ ...last, format: 1, view: { profile: 'walk' } }), 'no position'],
  ])('is none when the device holds %s (%s)', (text) => {
    room.setItem('jinlin-last-circle', text);
    expect(readLastCircle(room)).toBeNull();
  });

  it('needs no storage to be absent', () => {
    expect(readLastCircle(null)).toBeNull();
    expect(keepLastCircle(null, last)).toBe(false);
  });
});

describe('saved places', () => {
  it('keep their order, and one spot keeps one name', () => {
    savePlace(room, ' 家 ', [113.1, 22.1]);
    savePlace(room, '妈妈家', [113.2, 22.2]);
    // 0.4 m away: the same spot.
    savePlace(room, '新家', [113.100004, 22.1]);
    expect(readSavedPlaces(room)).toEqual([
      { name: '新家', position: [113.1, 22.1] },
      { name: '妈妈家', position: [113.2, 22.2] },
    ]);
    expect(placeAt(readSavedPlaces(room), [113.2, 22.2])?.name).toBe('妈妈家');
    expect(placeAt(readSavedPlaces(room), [113.3, 22.2])).toBeUndefined();
    removePlace(room, [113.1, 22.1]);
    expect(readSavedPlaces(room).map(({ name }) => name)).toEqual(['妈妈家']);
  });

  it(`are at most ${maxSavedPlaces}; a full list still takes new names`, () => {
    for (let i = 0; i < maxSavedPlaces; i += 1)
      expect(savePlace(room, `地点${i}`, [113 + i / 100, 22]).ok).toBe(true);
    expect(savePlace(room, '再一个', [114, 22])).toEqual({ ok: false, reason: 'full' });
    expect(savePlace(room, '改名', [113, 22]).ok).toBe(true);
    expect(readSavedPlaces(room)).toHaveLength(maxSavedPlaces);
  });

  it('need a name, cut at its limit', () => {
    expect(savePlace(room, '  ', [113, 22])).toEqual({ ok: false, reason: 'nameless' });
    savePlace(room, '长'.repeat(maxNameLength + 1), [113, 22]);
    expect(readSavedPlaces(room)[0]!.name).toBe('长'.repeat(maxNameLength));
  });

  it('are refused in words where the browser refuses, and stay as they were', () => {
    expect(savePlace(null, '家', [113, 22])).toEqual({ ok: false, reason: 'refused' });
    expect(savePlace(new Room(5), '家', [113, 22])).toEqual({ ok: false, reason: 'refused' });
  });

  it('leave out what is no place', () => {
    const good = { name: '家', position: [113, 22] };
    const bad = [null, 1, {}, { name: '', position: [1, 2] }, { name: 'a', position: [1, 200] }];
    room.setItem('jinlin-saved-places', JSON.stringify([...bad, good]));
    expect(readSavedPlaces(room)).toEqual([good]);
    room.setItem('jinlin-saved-places', '{"a":1}');
    expect(readSavedPlaces(room)).toEqual([]);
  });
});

describe('clearing the device', () => {
  it('leaves nothing but large text', async () => {
    room.setItem('jinlin-elder', 'on');
    keepLastCircle(room, last);
    savePlace(room, '家', [113, 22]);
    await clearDevice(room, undefined);
    expect([...room.kept]).toEqual([['jinlin-elder', 'on']]);
  });
});
