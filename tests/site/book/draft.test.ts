import { describe, expect, it } from 'vitest';
import { looksReachable, missingContact } from '../../../site/lib/book/contact-checks.ts';
import {
  doorNamed,
  draftKey,
  emptyDraft,
  forAccount,
  isWhomKnown,
  keepDraft,
  readDraft,
  withoutPerson,
  type Draft,
} from '../../../site/lib/book/draft.ts';
import { createSameRequest } from '../../../site/lib/book/same-request.ts';

function storage(kept: Record<string, string> = {}) {
  return {
    kept,
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => void (kept[key] = value),
    removeItem: (key: string) => void delete kept[key],
  };
}
const full: Draft = {
  ...emptyDraft,
  relation: 'family',
  how: 'telephone',
  agreed: true,
  name: '李奶奶',
  phone: '0756-2120000',
  address: '3 栋 502',
  notes: '门铃坏了',
  account: 'a',
};

describe('what was typed', () => {
  it('comes back after a reload', () => {
    const box = storage();
    keepDraft(box, full);
    expect(readDraft(box)).toEqual(full);
  });

  it('is nothing where another thing is kept, or nothing may be', () => {
    for (const kept of ['', '{', '3', 'null', '"x"', '[]'])
      expect([kept, readDraft(storage({ [draftKey]: kept }))]).toEqual([kept, emptyDraft]);
    expect(readDraft(storage({ [draftKey]: '{"name":3,"phone":"1"}' }))).toEqual({
      ...emptyDraft,
      phone: '1',
    });
    expect(readDraft(null)).toEqual(emptyDraft);
  });

  it('is forgotten once it is booked', () => {
    const after = withoutPerson(full, { kind: 'one', id: 'b' });
    expect(JSON.stringify(after)).not.toMatch(/李奶奶|2120000|502|门铃/);
    expect(after.booked).toEqual({ kind: 'one', id: 'b' });
  });

  it('is not shown to the next who signs in on the device', () => {
    expect(forAccount(full, 'a')).toEqual(full);
    expect(forAccount({ ...full, account: null }, 'b')).toEqual({ ...full, account: 'b' });
    expect(forAccount(full, 'b')).toEqual({ ...emptyDraft, account: 'b' });
  });
});

it('a door keeps its name as long as it is that door', () => {
  const draft = { ...emptyDraft, door: { at: '113,22', name: '家' } };
  expect([doorNamed(draft, [113, 22]), doorNamed(draft, [113, 22.1])]).toEqual(['家', null]);
});

it('somebody else has agreed in some way before it is known for whom', () => {
  expect(isWhomKnown(emptyDraft)).toBe(false);
  expect(isWhomKnown({ ...emptyDraft, relation: 'myself' })).toBe(true);
  expect(isWhomKnown(full)).toBe(true);
  expect(isWhomKnown({ ...full, agreed: false })).toBe(false);
  expect(isWhomKnown({ ...full, how: null })).toBe(false);
});

describe('how to find somebody', () => {
  it('needs a name, a number and, for visits, an address', () => {
    expect(missingContact(emptyDraft, true)).toEqual(['name', 'phone', 'address']);
    expect(missingContact(emptyDraft, false)).toEqual(['name', 'phone']);
    expect(missingContact(full, true)).toEqual([]);
    expect(missingContact({ ...full, name: ' ' }, true)).toEqual(['name']);
  });

  it('takes mobile numbers, landlines and foreign ones, as people write them', () => {
    for (const phone of [
      '138 0013 8000',
      '0756-2120000',
      '2120000',
      '+852 2345 6789',
      '１３８００１３８０００',
    ])
      expect([phone, looksReachable(phone)]).toEqual([phone, true]);
    for (const phone of ['', '12345', '电话', '1234567890123456'])
      expect([phone, looksReachable(phone)]).toEqual([phone, false]);
  });
});

describe('a step that is tried again', () => {
  const counted = () => {
    let n = 0;
    return () => `key-${++n}`;
  };

  it('carries the same key until it is answered, also after a reload', () => {
    const box = storage();
    const same = createSameRequest(box, counted());
    expect(same.keyFor('/bookings', { start: 1 })).toBe('key-1');
    expect(same.keyFor('/bookings', { start: 1 })).toBe('key-1');
    expect(createSameRequest(box, () => 'other').keyFor('/bookings', { start: 1 })).toBe('key-1');
    same.settle();
    expect(same.keyFor('/bookings', { start: 1 })).toBe('key-2');
  });

  it('is another step when anything of it differs', () => {
    const same = createSameRequest(null, counted());
    expect(same.keyFor('/bookings', { start: 1 })).toBe('key-1');
    expect(same.keyFor('/bookings', { start: 2 })).toBe('key-2');
    expect(same.keyFor('/bookings/b/confirm', { start: 2 })).toBe('key-3');
  });
});
