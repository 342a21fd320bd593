import { expect, test } from 'vitest';
import type { RegisterFacilityAnswer } from '../../server/contract/facility.ts';
import { changesSince } from '../../site/lib/version-changes.ts';

const first: RegisterFacilityAnswer = {
  id: 'f1',
  name: '唐家市场',
  nameEn: null,
  categories: ['market'],
  position: [113.5, 22.3],
  entrances: [],
  community: { code: '440402001001', name: '唐家社区' },
  address: null,
  phone: null,
  openingHours: null,
  floorSquareMeters: null,
  capacity: null,
  operator: null,
  closedOn: null,
  source: 'office',
  verifiedOn: '2026-03-01',
  version: 1,
  updatedAt: '2026-03-01T02:00:00Z',
  osmId: null,
  externalId: null,
  importId: null,
  status: 'open',
  mergedInto: null,
  createdAt: '2026-03-01T02:00:00Z',
};

test('the first version says all that it says, without what is empty or goes without saying', () => {
  expect(changesSince(null, first).map(({ field }) => field)).toEqual([
    'name',
    'categories',
    'position',
    'community',
  ]);
});

test('a later version says what it changed, in the order of the form, and when it was confirmed is no change', () => {
  const later = {
    ...first,
    version: 2,
    verifiedOn: '2026-03-04',
    updatedAt: '2026-03-04T02:00:00Z',
    entrances: [[113.5, 22.31]],
    phone: '0756-1',
    status: 'closed' as const,
    closedOn: '2026-03-10',
  };
  expect(changesSince(first, later)).toEqual([
    { field: 'entrances', before: [], after: [[113.5, 22.31]] },
    { field: 'phone', before: null, after: '0756-1' },
    { field: 'status', before: 'open', after: 'closed' },
    { field: 'closedOn', before: null, after: '2026-03-10' },
  ]);
  expect(changesSince(later, { ...later, version: 3 })).toEqual([]);
});
