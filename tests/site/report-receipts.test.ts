import { describe, expect, it } from 'vitest';
import { clearDevice } from '../../site/lib/device-storage.ts';
import {
  dropReceipt,
  keepReceipt,
  mostReceipts,
  readReceipts,
  reportNumber,
  type KeptReceipt,
} from '../../site/lib/report-receipts.ts';

class Room {
  kept: Record<string, string> = {};
  getItem = (key: string) => this.kept[key] ?? null;
  setItem = (key: string, value: string) => void (this.kept[key] = value);
  removeItem = (key: string) => void delete this.kept[key];
}

const receipt = (number: number): KeptReceipt => ({
  id: `id-${number}`,
  receipt: `r${number}`,
  facility: 'osm-1',
  name: '南岸肉菜市场',
  kind: 'closed',
  at: '2026-11-25T03:00:00.000Z',
});
const ids = (room: Room) => readReceipts(room).map(({ id }) => id);

describe('receipts in a browser', () => {
  it('stand newest first, and one of them can be dropped', () => {
    const room = new Room();
    for (const number of [1, 2, 3]) expect(keepReceipt(room, receipt(number))).toBe(true);
    expect(ids(room)).toEqual(['id-3', 'id-2', 'id-1']);
    expect(readReceipts(room)[0]).toEqual(receipt(3));
    dropReceipt(room, 'id-2');
    expect(ids(room)).toEqual(['id-3', 'id-1']);
  });

  it('are fifty at most: the oldest goes', () => {
    const room = new Room();
    for (let number = 1; number <= mostReceipts; number += 1) keepReceipt(room, receipt(number));
    expect(ids(room)).toHaveLength(50);
    expect(ids(room).at(-1)).toBe('id-1');
    keepReceipt(room, receipt(51));
    expect(ids(room)).toHaveLength(50);
    expect([ids(room)[0], ids(room).at(-1)]).toEqual(['id-51', 'id-2']);
  });

  it('are none where nothing can be kept, and what is no receipt is left out', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    expect(keepReceipt(full, receipt(1))).toBe(false);
    expect(keepReceipt(null, receipt(1))).toBe(false);
    expect(readReceipts(null)).toEqual([]);
    const room = new Room();
    const { kind: _kind, ...kindless } = receipt(2);
    room.kept['jinlin-reports'] = JSON.stringify([
      receipt(1),
      kindless,
      { ...receipt(3), kind: 'haunted' },
      null,
      'x',
    ]);
    expect(ids(room)).toEqual(['id-1']);
    room.kept['jinlin-reports'] = '{broken';
    expect(ids(room)).toEqual([]);
  });

  it('go with everything else that a reader clears', async () => {
    const room = new Room();
    keepReceipt(room, receipt(1));
    await clearDevice(room as unknown as Storage, undefined);
    expect(ids(room)).toEqual([]);
  });

  it('are called by the first eight characters of their id', () => {
    expect(reportNumber('3f2a9c1b-77d0-4b8e-9a51-000000000000')).toBe('3f2a9c1b');
  });
});
